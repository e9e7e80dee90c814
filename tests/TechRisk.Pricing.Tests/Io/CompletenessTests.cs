using System.Reflection;

namespace TechRisk.Pricing.Tests.Io;

/// <summary>Every leaf has a kind, and every property that makes it is written.</summary>
public class CompletenessTests
{
    private static IEnumerable<Type> Leaves<T>() =>
        typeof(T).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);

    private static void AreAllWritten<T>(KindShape<T> shape)
        where T : class
    {
        Assert.Equal(Leaves<T>().Select(type => type.Name).Order(), shape.Kinds.Select(kind => kind.Type.Name).Order());
        foreach (Kind<T> kind in shape.Kinds)
        {
            Assert.Equal(char.ToLowerInvariant(kind.Type.Name[0]) + kind.Type.Name[1..], kind.Name);
            IEnumerable<string> stored = kind.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => kind.Type.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null
                    || property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
                .Select(property => property.Name);
            Assert.Equal(stored.Order(), kind.Sources.Order());
        }
    }

    [Fact]
    public void Every_severity_is_written_whole() => AreAllWritten(SeverityKinds.Shape);

    [Fact]
    public void Every_frequency_is_written_whole() => AreAllWritten(FrequencyKinds.Shape);

    [Fact]
    public void Every_dependence_is_written_whole() => AreAllWritten(DependenceKinds.Shape);

    [Fact]
    public void Every_loss_model_is_written_whole() => AreAllWritten(LossModelKinds.Shape);

    [Fact]
    public void Every_risk_measure_is_written_whole() => AreAllWritten(MeasureKinds.Shape);

    [Fact]
    public void Every_example_is_a_law_of_its_kind()
    {
        Assert.All(SeverityKinds.Shape.Kinds, kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All(FrequencyKinds.Shape.Kinds, kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All(DependenceKinds.Shape.Kinds, kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All(LossModelKinds.Shape.Kinds, kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All(MeasureKinds.Shape.Kinds, kind => Assert.IsType(kind.Type, kind.Example));
    }

    [Fact]
    public void Every_property_of_submission_cover_terms_subsidy_and_basis_is_written()
    {
        Assert.Equal(Settable<PolicyTerms>(), CoverShapes.Terms.Members.Select(member => member.Source).Order());
        Assert.Equal(Settable<PricingBasis>(), BasisShapes.Basis.Members.Select(member => member.Source).Order());
        Assert.Equal(["Exposure", "LifeCycle", "LossModel", "Name", "Product", "Sources", "Terms"], Settable<Cover>());
        Assert.Equal(CoverShapes.Cover.Members.Select(member => member.Source).Except(["Frequency", "Severity"]).Order(), Settable<Cover>());
        Assert.Equal(["Covers", "Currency", "Dependence", "Id", "Name", "Period", "Sources", "Subsidy"], Settable<Submission>());
        Assert.Equal(["CapMode", "Covers", "MaximumAmount", "RateCap", "Share"], Settable<SubsidyScheme>());
    }

    [Fact]
    public void Every_exposure_is_written_whole()
    {
        Assert.Equal(Leaves<Exposure>().Select(type => type.Name).Order(), ExposureKinds.Shape.Kinds.Select(kind => kind.Type.Name).Order());
        foreach (Kind<Exposure> kind in ExposureKinds.Shape.Kinds)
        {
            Assert.Equal(char.ToLowerInvariant(kind.Type.Name[0]) + kind.Type.Name[1..], kind.Name);
            Assert.Equal(
                kind.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).Order(),
                kind.Sources.Order());
        }
    }

    private static IEnumerable<string> Settable<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).Order();
}

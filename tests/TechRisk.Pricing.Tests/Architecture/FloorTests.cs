namespace TechRisk.Pricing.Tests.Architecture;

public sealed class FloorTests
{
    [Fact]
    public void Every_file_of_the_library_has_a_floor() =>
        None(SourceTypes.Files.Keys.Where(path => Floors.Of(path) is null), "files outside the folders of the floor table");

    [Fact]
    public void Every_type_is_declared_in_one_folder() =>
        None(SourceTypes.Folders.Where(type => type.Count() > 1).Select(type => type.Key + " in " + string.Join(", ", type)), "types split over folders");

    [Fact]
    public void Every_type_of_the_assembly_is_found_in_the_source() =>
        None(
            typeof(Submission).Assembly.GetTypes()
                .Where(type => type.DeclaringType is null && type.FullName!.StartsWith("TechRisk.Pricing.", StringComparison.Ordinal))
                .Select(type => type.FullName!.Split('`')[0])
                .Where(name => !name.Contains('<') && !SourceTypes.Folders.Contains(name)),
            "types whose declaration was not found: write one declaration a line, starting in the first column");

    [Fact]
    public void No_folder_uses_one_above_it()
    {
        IEnumerable<string> upward =
            from use in LibraryReferences.All
            where use.IsOwn && SourceTypes.Folders.Contains(use.From) && SourceTypes.Folders.Contains(use.To)
            let @from = SourceTypes.Folders[use.From].First()
            let to = SourceTypes.Folders[use.To].First()
            where !Floors.Allows(@from, to)
            select $"{@from}: {use.From} uses {use.To} of {to}";
        None(upward.Distinct(), "uses of a folder that the floor table does not allow");
    }

    [Fact]
    public void The_reader_of_the_assembly_sees_method_bodies_signatures_and_base_types()
    {
        Assert.Contains(LibraryReferences.All, use => use is { From: "TechRisk.Pricing.Cover", To: "TechRisk.Pricing.FrequencySeverity", Member: ".ctor" });
        Assert.Contains(LibraryReferences.All, use => use is { From: "TechRisk.Pricing.Submission", To: "TechRisk.Pricing.ValueList" });
        Assert.Contains(LibraryReferences.All, use => use is { From: "TechRisk.Pricing.GaussianCopula", To: "TechRisk.Pricing.Dependence" });
        Assert.Contains(LibraryReferences.All, use => use is { From: "TechRisk.Pricing.Estimate", To: "System.Math", Member: "Abs", IsOwn: false });
    }

    internal static void None(IEnumerable<string> wrong, string what)
    {
        List<string> found = wrong.Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} {what}:\n  " + string.Join("\n  ", found.Take(40)));
    }
}

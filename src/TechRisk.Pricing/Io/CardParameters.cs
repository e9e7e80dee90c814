using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>A parameter of a quote with its value and origin.</summary>
internal sealed record CardParameter(string Path, string Value, string Unit, Provenance? Provenance);

/// <summary>The data and calibration table of a card: every number that makes the losses, joined with the sources that name it.</summary>
internal static class CardParameters
{
    public static ValueList<CardParameter> Of(Submission submission)
    {
        SubmissionNumbers numbers = new(submission);
        List<CardParameter> lines = [];
        foreach (DocumentNumber number in numbers.Parameters)
        {
            string path = SubmissionNumbers.NameOf(number.Path);
            (string unit, Provenance? source) = SourceOf(submission, path);
            lines.Add(new(path, Digits(number.Value), unit, source));
        }

        foreach ((string path, int count) in numbers.LongLists)
        {
            lines.Add(new(path, FormattableString.Invariant($"{count} numbers"), "", SourceOf(submission, path).Source));
        }

        HashSet<string> known = [.. lines.Select(line => line.Path)];
        for (int i = 0; i < submission.Covers.Count; i++)
        {
            foreach ((string parameter, Assumption assumption) in submission.Covers[i].Exposure?.Assumptions ?? [])
            {
                string path = FormattableString.Invariant($"covers[{i}].exposure.{parameter}");
                if (!known.Contains(path))
                {
                    lines.Add(new(path, Digits(assumption.Value), assumption.Unit, assumption.Provenance)); // of a table, such as the odds of a control
                }
            }
        }

        return lines.ToValueList();
    }

    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static (string Unit, Provenance? Source) SourceOf(Submission submission, string path)
    {
        if (!path.StartsWith("covers[", StringComparison.Ordinal))
        {
            return ("", Best(submission.Sources, path));
        }

        int end = path.IndexOf(']', StringComparison.Ordinal);
        Cover cover = submission.Covers[int.Parse(path.AsSpan(7, end - 7), CultureInfo.InvariantCulture)];
        string within = path[(end + 2)..];
        if (cover.Exposure is { } facts)
        {
            foreach ((string parameter, Assumption assumption) in facts.Assumptions)
            {
                if ("exposure." + parameter == within)
                {
                    return (assumption.Unit, assumption.Provenance);
                }
            }

            return ("", Best(cover.Sources, within) ?? Fact);
        }

        return ("", Best(cover.AllSources, within));
    }

    private static Provenance Fact { get; } = new("fact of the submission", EvidenceGrade.UserData);

    // the source whose path is the longest beginning of the parameter's
    private static Provenance? Best(IEnumerable<ParameterSource> sources, string path) => sources
        .Where(source => source.Path.Length == 0 || path == source.Path || (path.StartsWith(source.Path, StringComparison.Ordinal) && path[source.Path.Length] is '.' or '['))
        .MaxBy(source => source.Path.Length)?.Provenance;
}

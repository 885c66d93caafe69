using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Checks the argument of a criterion: addresses and ports are validated whether the block applies or not.</summary>
internal static class MatchArgument
{
    internal static ConfigProblem? Check(MatchCriterion criterion, BoundDirective header) =>
        criterion.Info.Argument switch
        {
            MatchArgumentKind.Addresses => Addresses(criterion, header, isCidrOnly: false),
            MatchArgumentKind.CidrOnly => Addresses(criterion, header, isCidrOnly: true),
            MatchArgumentKind.Port when !IsPort(criterion.Argument!) => Problem(
                criterion,
                header,
                criterion.ArgumentSpan,
                $"`{criterion.Argument}` is no port: `{criterion.Info.Name}` of `Match` takes one number"
            ),
            _ => null,
        };

    private static ConfigProblem? Addresses(MatchCriterion criterion, BoundDirective header, bool isCidrOnly)
    {
        var list = criterion.Argument!;
        foreach (var element in AddressList.Parse(list))
        {
            if (element.Problem == AddressProblem.None || (element.Problem == AddressProblem.NotAnAddress && !isCidrOnly))
            {
                continue;
            }

            var text = list.Substring(element.Span.Start, element.Span.Length);
            var (message, suggestion) = element.Problem switch
            {
                AddressProblem.HostBitsSet => (
                    $"`{text}` has bits set behind its mask",
                    (element.IsNegated ? "!" : "") + AddressList.WithoutHostBits(element)
                ),
                AddressProblem.MaskTooLong => ($"the mask of `{text}` is longer than its address", null),
                AddressProblem.Empty => ($"the list of `{criterion.Info.Name}` has an empty element", null),
                _ => ($"`{text}` is no address and no CIDR block", (string?)null),
            };
            return Problem(criterion, header, Place(criterion, header, element.Span), message) with
            {
                Suggestion = suggestion,
                Help = suggestion is null ? null : $"write `{suggestion}`",
            };
        }

        return null;
    }

    /// <summary>The element's own place when the argument is written plainly; otherwise the whole argument.</summary>
    private static TextSpan Place(MatchCriterion criterion, BoundDirective header, TextSpan part)
    {
        var word = header.Words.FirstOrDefault(word => word.Span.Contains(criterion.ArgumentSpan));
        if (word.Span.IsEmpty || part.IsEmpty)
        {
            return criterion.ArgumentSpan;
        }

        return word.SpanOf(part.Shift(word.Value.Length - criterion.Argument!.Length));
    }

    private static bool IsPort(string text) =>
        int.TryParse(
            text,
            System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture,
            out var port
        ) && port is >= 0 and <= 65535;

    private static ConfigProblem Problem(MatchCriterion criterion, BoundDirective header, TextSpan span, string message) =>
        ConfigProblem.Of(header, span, ProblemKind.InvalidMatchArgument, message) with
        {
            Label = criterion.Info.Argument == MatchArgumentKind.Port ? "" : "OpenSSH refuses the whole list",
        };
}

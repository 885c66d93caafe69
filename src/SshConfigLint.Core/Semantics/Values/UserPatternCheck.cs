using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Values;

/// <summary>AllowUsers, DenyUsers, AllowGroups, DenyGroups and lists of addresses.</summary>
internal static class UserPatternCheck
{
    private const int LongestMask = 128;

    private static readonly OpenSshVersion _firstThatSplitsAtLast = new(9, 9);
    private static readonly OpenSshVersion _firstThatRefusesLongMasks = new(9, 9);

    internal static void Users(ValueContext context)
    {
        if (!ListWords.Check(context, noneStandsAlone: false))
        {
            return;
        }

        foreach (var word in context.Words)
        {
            var at =
                context.Version >= _firstThatSplitsAtLast ? word.Value.LastIndexOf('@') : word.Value.IndexOf('@', StringComparison.Ordinal);
            if (at >= 0)
            {
                CheckAddresses(context, word, at + 1);
            }
        }
    }

    internal static void Groups(ValueContext context) => ListWords.Check(context, noneStandsAlone: false);

    internal static void Addresses(ValueContext context)
    {
        if (!context.IsEmptyWord(context.Words[0]))
        {
            CheckAddresses(context, context.Words[0], 0);
        }

        ExtraWords.Check(context, taken: 1);
    }

    /// <summary>Names and patterns pass; an address must go with its mask (<c>addrmatch.c: addr_match_list</c>).</summary>
    private static void CheckAddresses(ValueContext context, SyntaxToken word, int start)
    {
        foreach (var element in AddressList.Parse(word.Value[start..]))
        {
            var isPattern = element.MaskLength > LongestMask && context.Version < _firstThatRefusesLongMasks;
            if (isPattern || element.Problem is AddressProblem.None or AddressProblem.NotAnAddress)
            {
                continue;
            }

            var corrected = element.Problem == AddressProblem.HostBitsSet ? AddressList.WithoutHostBits(element) : null;
            var reason = element.Problem switch
            {
                AddressProblem.Empty => "an address or a pattern is missing",
                AddressProblem.MaskTooLong => "the mask is longer than the address",
                _ => "the address has bits set below its mask",
            };
            context.Invalid(
                word,
                reason,
                element.Span.Shift(start),
                help: corrected is null ? null : $"write `{corrected}` for the network, or leave the mask out for the one address",
                suggestion: corrected is null ? null : (element.IsNegated ? "!" : "") + corrected
            );
        }
    }
}

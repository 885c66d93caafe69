using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Finds an address that a list of CIDR blocks and wildcards takes.</summary>
internal static class AddressWitness
{
    /// <summary>What may stand for the star of <c>10.*</c> or <c>2001:db8:*</c>.</summary>
    private static readonly string[] _fillings = ["1.1.1", "1.1", "1", "192.0.2.1", ":1", "2001:db8::1"];

    /// <summary>Null when none of its patterns gives one, as the negated ones are in the way.</summary>
    internal static string? OfList(string list) =>
        list.Split(',')
            .Where(pattern => !pattern.StartsWith('!'))
            .SelectMany(Candidates)
            .FirstOrDefault(address => ServerMatch.IsInAddressList(list, address));

    private static IEnumerable<string> Candidates(string pattern)
    {
        var network = AddressOrCidr.Parse(pattern);
        return network.Kind == AddressKind.Other
            ? _fillings.Select(filling => pattern.Replace("*", filling, StringComparison.Ordinal).Replace('?', '1'))
            : [AddressOrCidr.Masked(network.Address!, network.MaskLength).ToString()];
    }
}

using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Decides Match lines of the server for a connection (<c>servconf.c: match_cfg_line</c>).</summary>
internal sealed class ServerMatch(Target target, ServerQuery query)
{
    private static readonly OpenSshVersion _missingIsNoMatch = new(8, 1);

    internal SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    /// <param name="header">The line, for a failure.</param>
    /// <param name="criteria">Its criteria, all of which must hold.</param>
    internal Condition Match(BoundDirective header, ImmutableArray<MatchCriterion> criteria)
    {
        var result = Condition.Always;
        foreach (var criterion in criteria)
        {
            result = (Condition)Math.Min((int)result, (int)Of(header, criterion));
        }

        if (result == Condition.Maybe)
        {
            Notes.Add(
                criteria.Any(criterion => criterion.Info.Name == "group")
                    ? "a `Match Group` is left out: the groups of the user are not known"
                    : "a `Match version` is left out: it depends on the package, not only on the release"
            );
        }

        return result;
    }

    private Condition Of(BoundDirective header, MatchCriterion criterion)
    {
        var list = criterion.Argument ?? "";
        return criterion.Info.Name switch
        {
            "all" => Condition.Always,
            "user" => Given(query.User, header, "User", "user") is { } user ? Is(WildcardPattern.IsListMatch(list, user)) : Condition.Never,
            "group" => Given(query.User, header, "Group", "user") is null ? Condition.Never : Group(list),
            "host" => Given(query.Host, header, "Host", "host") is { } host
                ? Is(WildcardPattern.IsListMatch(list.ToLowerInvariant(), host.ToLowerInvariant()))
                : Condition.Never,
            "address" => Given(query.Address, header, "Address", "addr") is { } address
                ? Is(IsInAddressList(list, address))
                : Condition.Never,
            "localaddress" => Given(query.LocalAddress, header, "LocalAddress", "laddr") is { } address
                ? Is(IsInAddressList(list, address))
                : Condition.Never,
            "localport" => LocalPort(header, list),
            "rdomain" => Given(query.RoutingDomain, header, "RDomain", "rdomain") is { } domain
                ? Is(WildcardPattern.IsListMatch(list, domain))
                : Condition.Never,
            "invalid-user" => Is(query.IsInvalidUser),
            "version" => ReleaseText.Matches(list, target),
            _ => Condition.Never,
        };
    }

    private Condition Group(string list)
    {
        if (query.Groups is not { } groups)
        {
            return Condition.Maybe;
        }

        // A negated hit of one group outweighs the hits of the others (groupaccess.c: ga_match_pattern_list).
        var patterns = PatternsOf(list);
        return Is(
            groups.Any(group => WildcardPattern.IsListMatch(list, group))
                && !groups.Any(group => patterns.Any(pattern => pattern is ['!', .. var name] && WildcardPattern.IsMatch(name, group)))
        );
    }

    private Condition LocalPort(BoundDirective header, string text)
    {
        if (query.LocalPort is not { } port)
        {
            // What stands for a missing port is not what the test looks for, in every release.
            throw Missing(header, "LocalPort", "lport");
        }

        return Is(DumpValue.Port(text) == DumpValue.Port(port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private string? Given(string? value, BoundDirective header, string criterion, string key) =>
        value ?? (target.Version < _missingIsNoMatch ? throw Missing(header, criterion, key) : null);

    private static EvaluationFailure Missing(BoundDirective header, string criterion, string key) =>
        new($"'Match {criterion}' in configuration but '{key}' not in connection test specification", header);

    /// <summary>CIDR blocks and, where an element is none, wildcards (<c>addrmatch.c: addr_match_list</c>).</summary>
    internal static bool IsInAddressList(string list, string text)
    {
        if (!AddressOrCidr.TryParseAddress(text, out var address))
        {
            return false;
        }

        var isHit = false;
        foreach (var element in PatternsOf(list))
        {
            var isNegated = element.StartsWith('!');
            var pattern = isNegated ? element[1..] : element;
            var network = AddressOrCidr.Parse(pattern);
            var takes =
                network.Kind == AddressKind.Other
                    ? WildcardPattern.IsMatch(pattern, text)
                    : network.Address!.AddressFamily == address.AddressFamily
                        && AddressOrCidr
                            .Masked(address, network.MaskLength)
                            .Equals(AddressOrCidr.Masked(network.Address, network.MaskLength));
            if (takes && isNegated)
            {
                return false;
            }

            isHit |= takes;
        }

        return isHit;
    }

    private static string[] PatternsOf(string list) => list.Split(',');

    private static Condition Is(bool holds) => holds ? Condition.Always : Condition.Never;
}

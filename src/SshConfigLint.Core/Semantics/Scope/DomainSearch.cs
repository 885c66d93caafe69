using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds a value of one variable for which some atoms hold.</summary>
internal static class DomainSearch
{
    private static readonly string[] _sessionTypes = ["shell", "exec", "subsystem", "none"];

    internal static (Outcome Outcome, object? Value) Find(Domain domain, IReadOnlyList<Atom> atoms, Effort effort)
    {
        // No value is in no set.
        var mayBeNone = domain is not (Domain.Text or Domain.SessionType);
        if (mayBeNone && atoms.All(atom => !atom.IsIn))
        {
            return (Outcome.Found, null);
        }

        return domain switch
        {
            Domain.Text or Domain.OptionalText => Text(atoms, effort),
            Domain.SessionType => First(_sessionTypes, atoms),
            Domain.Port => First(atoms.Where(atom => atom.IsIn).Select(atom => (object)atom.Port), atoms),
            Domain.Address => Address(atoms, effort),
            Domain.Groups => Groups(atoms, effort),
            _ => First([true], atoms),
        };
    }

    private static (Outcome, object?) First(IEnumerable<object> values, IReadOnlyList<Atom> atoms)
    {
        var value = values.FirstOrDefault(value => atoms.All(atom => atom.HoldsFor(value)));
        return (value is null ? Outcome.None : Outcome.Found, value);
    }

    private static (Outcome, object?) Text(IReadOnlyList<Atom> atoms, Effort effort) =>
        TextSearch.Find([.. atoms.Select(atom => atom.TextCondition)], effort);

    /// <summary>
    /// One address stands for all that are in the same networks. Where wildcards look at the text, that is searched for apart, so that
    /// there may be no such address: enough to know that there is none.
    /// </summary>
    private static (Outcome, object?) Address(IReadOnlyList<Atom> atoms, Effort effort)
    {
        var borders = atoms
            .SelectMany(atom => atom.Addresses!.Borders())
            .Append(IPAddress.Any)
            .Append(IPAddress.IPv6Any)
            .Distinct()
            .ToList();
        if (!effort.Spend(borders.Count * (long)borders.Count))
        {
            return (Outcome.Undecided, null);
        }

        if (First(borders, atoms) is (Outcome.Found, _) found || !atoms.Any(atom => atom.Addresses!.HasWildcards))
        {
            return First(borders, atoms);
        }

        foreach (var address in borders)
        {
            var conditions = atoms.Select(atom => new TextCondition(atom.Addresses!.Remains(address), atom.IsIn));
            var outcome = AddressTexts.Find(conditions, address.AddressFamily == AddressFamily.InterNetworkV6, effort);
            if (outcome != Outcome.None)
            {
                return (Outcome.Undecided, null);
            }
        }

        return (Outcome.None, null);
    }

    /// <summary>
    /// A user has several groups: one for each set that must have one, and others that keep a set out by being shut out from it
    /// (<c>groupaccess.c: ga_match_pattern_list</c>).
    /// </summary>
    private static (Outcome, object?) Groups(IReadOnlyList<Atom> atoms, Effort effort)
    {
        ImmutableArray<TextSet> wanted = [.. atoms.Where(atom => atom.IsIn).Select(atom => atom.Texts!)];
        ImmutableArray<TextSet> unwanted = [.. atoms.Where(atom => !atom.IsIn).Select(atom => atom.Texts!)];
        ImmutableArray<TextCondition> always = [.. wanted.Select(set => new TextCondition(set.ShutOut, IsIn: false))];
        return Groups(wanted, unwanted, always, effort);
    }

    /// <param name="wanted">Sets each of which must have a group.</param>
    /// <param name="unwanted">Sets that must not take the user.</param>
    /// <param name="always">What every group must meet.</param>
    /// <param name="effort">The work that is left.</param>
    private static (Outcome, object?) Groups(
        ImmutableArray<TextSet> wanted,
        ImmutableArray<TextSet> unwanted,
        ImmutableArray<TextCondition> always,
        Effort effort
    )
    {
        if (unwanted is [var set, .. var others])
        {
            // Either no group is in the set, or one is shut out from it.
            var without = Groups(wanted, others, always.Add(new TextCondition(set, IsIn: false)), effort);
            if (without.Item1 == Outcome.Found || set.Negated.IsEmpty)
            {
                return without;
            }

            var with = Groups(wanted.Add(set.ShutOut), others, always, effort);
            return with.Item1 == Outcome.None ? without : with;
        }

        var groups = new List<string>();
        foreach (var one in wanted)
        {
            var (outcome, group) = TextSearch.Find(always.Add(new TextCondition(one, IsIn: true)), effort);
            if (outcome != Outcome.Found)
            {
                return (outcome, null);
            }

            groups.Add(group);
        }

        return (Outcome.Found, groups.ToArray());
    }
}

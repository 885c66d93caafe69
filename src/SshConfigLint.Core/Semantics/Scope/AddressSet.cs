using System.Collections.Immutable;
using System.Net;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Scope;

/// <summary>The addresses that a list takes: networks, and wildcards on the text of an address (<c>addrmatch.c: addr_match_list</c>).</summary>
internal sealed class AddressSet
{
    private readonly ImmutableArray<AddressOrCidr> _networks;
    private readonly ImmutableArray<AddressOrCidr> _negatedNetworks;
    private readonly TextSet _wildcards;

    internal AddressSet(string list)
    {
        var (networks, negated) = (ImmutableArray.CreateBuilder<AddressOrCidr>(), ImmutableArray.CreateBuilder<AddressOrCidr>());
        var wildcards = new List<string>();
        foreach (var item in list.Split(','))
        {
            var isNegated = item.StartsWith('!');
            var network = AddressOrCidr.Parse(WholeOctets(isNegated ? item[1..] : item));
            if (network.Kind == AddressKind.Other)
            {
                wildcards.Add(item);
            }
            else
            {
                (isNegated ? negated : networks).Add(network);
            }
        }

        (_networks, _negatedNetworks) = (networks.DrainToImmutable(), negated.DrainToImmutable());
        _wildcards = new TextSet(wildcards, ignoreCase: false);
    }

    internal bool HasWildcards => !_wildcards.Patterns.IsEmpty || !_wildcards.Negated.IsEmpty;

    /// <summary>
    /// Addresses of which one is in each region that the networks of the list bound: the first of each network and the one behind it.
    /// </summary>
    internal IEnumerable<IPAddress> Borders()
    {
        foreach (var network in _networks.Concat(_negatedNetworks))
        {
            var first = AddressOrCidr.Masked(network.Address!, network.MaskLength);
            yield return first;
            if (Behind(first, network.MaskLength) is { } next)
            {
                yield return next;
            }
        }
    }

    internal bool Contains(IPAddress address) => Remains(address).Contains(AddressText.Of(address));

    /// <summary>What an address of which only its networks are known leaves to its text.</summary>
    internal TextSet Remains(IPAddress address)
    {
        if (IsIn(_negatedNetworks, address))
        {
            return new TextSet([], ignoreCase: false);
        }

        var negated = _wildcards.Negated.Select(pattern => "!" + pattern);
        return new TextSet(negated.Concat(IsIn(_networks, address) ? ["*"] : _wildcards.Patterns), ignoreCase: false);
    }

    /// <summary><c>10.*</c> and <c>192.168.1.*</c> are networks: no address of IPv6 begins like that.</summary>
    private static string WholeOctets(string pattern)
    {
        if (!pattern.EndsWith(".*", StringComparison.Ordinal))
        {
            return pattern;
        }

        var octets = pattern[..^2].Split('.');
        var areWhole = octets.Length <= 3 && Array.TrueForAll(octets, octet => byte.TryParse(octet, out var value) && $"{value}" == octet);
        return areWhole ? $"{pattern[..^2]}{string.Concat(Enumerable.Repeat(".0", 4 - octets.Length))}/{octets.Length * 8}" : pattern;
    }

    private static bool IsIn(ImmutableArray<AddressOrCidr> networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (
                network.Address!.AddressFamily == address.AddressFamily
                && AddressOrCidr.Masked(address, network.MaskLength).Equals(AddressOrCidr.Masked(network.Address, network.MaskLength))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first address behind a network; null behind the last one.</summary>
    private static IPAddress? Behind(IPAddress first, int maskLength)
    {
        var bytes = first.GetAddressBytes();
        for (var bit = maskLength - 1; bit >= 0; bit--)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            bytes[bit / 8] ^= mask;
            if ((bytes[bit / 8] & mask) != 0)
            {
                return new IPAddress(bytes);
            }
        }

        return null;
    }
}

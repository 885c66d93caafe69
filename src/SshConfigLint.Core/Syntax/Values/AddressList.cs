using System.Collections.Immutable;
using System.Net;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax.Values;

/// <summary>What is wrong with an element of an address list.</summary>
public enum AddressProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>The number behind the slash is larger than the address has bits.</summary>
    MaskTooLong,

    /// <summary>Bits behind the mask are set, as in <c>10.0.0.1/8</c>.</summary>
    HostBitsSet,

    /// <summary>It is no address; in lists that take wildcards it is one.</summary>
    NotAnAddress,
}

/// <summary>One element of an address list.</summary>
/// <param name="Span">Where it stands in the list, <c>!</c> included.</param>
/// <param name="IsNegated">Whether it begins with <c>!</c>.</param>
/// <param name="Address">The address; null when it is none.</param>
/// <param name="MaskLength">Bits of the network; the whole address when there is no slash.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record AddressElement(TextSpan Span, bool IsNegated, IPAddress? Address, int MaskLength, AddressProblem Problem);

/// <summary>A comma list of addresses and CIDR blocks (<c>addrmatch.c: addr_match_list</c>, <c>addr.c: addr_pton_cidr</c>).</summary>
public static class AddressList
{
    /// <summary>Reads a list; never fails.</summary>
    public static ImmutableArray<AddressElement> Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var elements = ImmutableArray.CreateBuilder<AddressElement>();
        foreach (var item in CommaList.Parse(list).Items)
        {
            elements.Add(Element(list, item.Span));
        }

        return elements.DrainToImmutable();
    }

    /// <summary>The block without its host bits, for instance <c>10.0.0.0/8</c> for <c>10.0.0.1/8</c>.</summary>
    public static string WithoutHostBits(AddressElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return $"{AddressOrCidr.Masked(element.Address!, element.MaskLength)}/{element.MaskLength}";
    }

    private static AddressElement Element(string list, TextSpan span)
    {
        var text = list.AsSpan(span.Start, span.Length);
        var isNegated = text.StartsWith('!');
        text = isNegated ? text[1..] : text;
        if (text.IsEmpty)
        {
            return new AddressElement(span, isNegated, null, 0, AddressProblem.Empty);
        }

        var network = AddressOrCidr.Parse(text.ToString());
        var problem =
            network.Kind == AddressKind.Other ? AddressProblem.NotAnAddress
            : network.Error is null ? AddressProblem.None
            : network.Corrected is null ? AddressProblem.MaskTooLong
            : AddressProblem.HostBitsSet;
        return new AddressElement(span, isNegated, network.Address, network.MaskLength, problem);
    }
}

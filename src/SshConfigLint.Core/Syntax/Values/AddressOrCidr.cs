using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pidgin;
using SshConfigLint.Text;
using static Pidgin.Parser;
using static SshConfigLint.Syntax.Scanning;

namespace SshConfigLint.Syntax.Values;

/// <summary>What a text is where an address or a network may stand.</summary>
public enum AddressKind
{
    /// <summary>No address: a name or a pattern.</summary>
    Other,

    /// <summary>One address.</summary>
    Address,

    /// <summary>An address with a mask length.</summary>
    Network,
}

/// <summary>An address or a network, <c>192.0.2.0/24</c> or <c>2001:db8::/32</c> (<c>addr.c: addr_pton_cidr</c>).</summary>
/// <param name="Kind">What the text is.</param>
/// <param name="Address">The address; null when it is none.</param>
/// <param name="MaskLength">The mask length; that of a single address when none is given.</param>
/// <param name="AddressSpan">Where the address stands within the value.</param>
/// <param name="MaskSpan">Where the mask length stands; empty when there is none.</param>
/// <param name="Error">A mask that does not go with the address; null otherwise.</param>
public sealed record AddressOrCidr(
    AddressKind Kind,
    IPAddress? Address,
    int MaskLength,
    TextSpan AddressSpan,
    TextSpan MaskSpan,
    ValueError? Error
)
{
    // addr_pton_cidr copies into a buffer of this size.
    private const int MaxLength = 63;

    private static readonly Parser<char, (TextSpan Address, TextSpan Slash, TextSpan Mask)> _cidr = Map(
        (address, slash, mask) => (address, slash, mask),
        Until("/"),
        Run("/", limit: 1),
        Until("")
    );

    /// <summary>The network without the bits below the mask; null when there is no error that this would mend.</summary>
    public string? Corrected { get; private init; }

    /// <summary>Reads an address or a network; anything else is <see cref="AddressKind.Other"/>.</summary>
    public static AddressOrCidr Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (addressSpan, slash, maskSpan) = _cidr.ParseOrThrow(text);
        var other = new AddressOrCidr(AddressKind.Other, null, 0, addressSpan, maskSpan, null);
        if (text.Length > MaxLength || !TryParseAddress(text[..addressSpan.Length], out var address))
        {
            return other;
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (slash.IsEmpty)
        {
            return new AddressOrCidr(AddressKind.Address, address, bits, addressSpan, maskSpan, null);
        }

        // strtoul takes blanks and a sign, but nothing behind the digits.
        var mask = IntegerInRange.Parse(text.Substring(maskSpan.Start, maskSpan.Length), 0, 128);
        if (mask.Error is not null && !mask.IsNumber)
        {
            return other;
        }

        if (mask.Error is not null)
        {
            return new AddressOrCidr(
                AddressKind.Network,
                address,
                int.MaxValue,
                addressSpan,
                maskSpan,
                new ValueError(maskSpan, $"the mask is longer than the {bits} bits of the address")
            );
        }

        var network = new AddressOrCidr(AddressKind.Network, address, (int)mask.Number, addressSpan, maskSpan, null);
        if (mask.Number > bits)
        {
            return network with { Error = new ValueError(maskSpan, $"the mask is longer than the {bits} bits of the address") };
        }

        var masked = Masked(address, (int)mask.Number);
        return masked.Equals(address)
            ? network
            : network with
            {
                Error = new ValueError(new TextSpan(0, text.Length), $"the address has bits set below the mask /{mask.Number}"),
                Corrected = $"{masked}/{mask.Number}",
            };
    }

    /// <summary>Whether the text is an address that <c>getaddrinfo</c> reads without a name look-up.</summary>
    public static bool TryParseAddress(string text, out IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = IPAddress.None;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return !text.AsSpan().ContainsAny('[', ']', '/')
                && !text.Contains('%', StringComparison.Ordinal)
                && IPAddress.TryParse(text, out address!);
        }

        return TryParseIpv4(text, out address);
    }

    /// <summary>The address with the bits below the mask cleared.</summary>
    internal static IPAddress Masked(IPAddress address, int maskLength)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = maskLength; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }

    // inet_aton: one to four parts, decimal, octal or hexadecimal; the last part fills what is left.
    private static bool TryParseIpv4(string text, out IPAddress address)
    {
        address = IPAddress.None;
        var parts = text.Split('.');
        if (parts.Length > 4)
        {
            return false;
        }

        uint result = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var limit = isLast ? uint.MaxValue >> (8 * i) : 255;
            if (!TryParsePart(parts[i], out var part) || part > limit)
            {
                return false;
            }

            result |= isLast ? part : part << (24 - (8 * i));
        }

        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, result);
        address = new IPAddress(bytes);
        return true;
    }

    private static bool TryParsePart(string text, out uint part)
    {
        part = 0;
        if (text is ['0', 'x' or 'X', .. var hexadecimal])
        {
            return uint.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out part);
        }

        if (text is not ['0', .. var octal] || octal.Length == 0)
        {
            return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part);
        }

        ulong value = 0;
        foreach (var digit in octal)
        {
            if (digit is < '0' or > '7' || value > uint.MaxValue)
            {
                return false;
            }

            value = (value * 8) + (ulong)(digit - '0');
        }

        part = (uint)Math.Min(value, uint.MaxValue);
        return value <= uint.MaxValue;
    }
}

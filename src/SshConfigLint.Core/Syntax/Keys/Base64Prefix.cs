using System.Buffers.Binary;

namespace SshConfigLint.Syntax.Keys;

/// <summary>Decodes base64 from its beginning, as far as it is asked to and no further: behind the public key the private one begins.</summary>
internal ref struct Base64Prefix(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;
    private uint _bits;
    private int _count;

    /// <summary>Fills a buffer; false when the text ends before it is full or holds something else.</summary>
    internal bool TryRead(scoped Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            while (_count < 8)
            {
                if (!TryReadDigit(out var digit))
                {
                    return false;
                }

                _bits = (_bits << 6) | digit;
                _count += 6;
            }

            _count -= 8;
            buffer[i] = (byte)(_bits >> _count);
            _bits &= (1u << _count) - 1;
        }

        return true;
    }

    /// <summary>Reads bytes that have their number in front; null when there are more than <paramref name="limit"/>.</summary>
    internal byte[]? ReadString(int limit)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        if (!TryRead(length) || BinaryPrimitives.ReadUInt32BigEndian(length) is var count && count > limit)
        {
            return null;
        }

        var value = new byte[count];
        return TryRead(value) ? value : null;
    }

    private bool TryReadDigit(out uint digit)
    {
        _rest = _rest.TrimStart(" \t\r\n"u8);
        digit = _rest.IsEmpty ? uint.MaxValue : ValueOf(_rest[0]);
        if (digit == uint.MaxValue)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private static uint ValueOf(byte character) =>
        character switch
        {
            >= (byte)'A' and <= (byte)'Z' => (uint)(character - 'A'),
            >= (byte)'a' and <= (byte)'z' => (uint)(character - 'a' + 26),
            >= (byte)'0' and <= (byte)'9' => (uint)(character - '0' + 52),
            (byte)'+' => 62,
            (byte)'/' => 63,
            _ => uint.MaxValue,
        };
}

using System.Buffers.Binary;

namespace SshConfigLint.EndToEnd.Tests.Transcripts;

/// <summary>
/// Turns one bit over in a stream of SSH. It follows the packets as long as they are sent in clear (RFC 4253 §6), so that it knows where a
/// message is, and where the first encrypted packet begins.
/// </summary>
/// <param name="Message">The number of the message in clear; null for the first encrypted packet.</param>
/// <param name="Place">Where in the packet: from its beginning, or if negative from the end of its payload.</param>
public sealed record WireFlip(byte? Message, int Place)
{
    private const byte NewKeys = 21;
    private const int Header = 6;

    public static WireFlip Length { get; } = new(null, 0);

    public static WireFlip Body { get; } = new(null, 20);

    /// <summary>In the cookie of KEXINIT, which nothing but the host's signature covers.</summary>
    public static WireFlip Cookie { get; } = new(20, Header + 2);

    /// <summary>In the signature at the end of KEX_ECDH_REPLY.</summary>
    public static WireFlip Signature { get; } = new(31, -8);

    /// <summary>What changes one stream.</summary>
    public OpenSsh.Loopback.Meddler Start() => new Stream(this).Take;

    private sealed class Stream(WireFlip flip)
    {
        private readonly List<byte> _packet = [];
        private bool _isIdentified;
        private bool _isEncrypted;
        private int _behind;
        private bool _isDone;

        internal void Take(long offset, Span<byte> bytes)
        {
            for (var i = 0; i < bytes.Length && !_isDone; i++)
            {
                Take(bytes, i);
            }
        }

        private void Take(Span<byte> bytes, int i)
        {
            if (!_isIdentified)
            {
                _isIdentified = bytes[i] == '\n';
                return;
            }

            if (_isEncrypted)
            {
                FlipAt(bytes, i, _behind++ == flip.Place);
                return;
            }

            _packet.Add(bytes[i]);
            if (_packet.Count < Header)
            {
                return;
            }

            var header = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_packet)[..Header];
            var length = 4 + BinaryPrimitives.ReadInt32BigEndian(header);
            var place = flip.Place >= 0 ? flip.Place : length - header[4] + flip.Place;
            FlipAt(bytes, i, header[5] == flip.Message && _packet.Count - 1 == place);
            if (_packet.Count == length)
            {
                _isEncrypted = header[5] == NewKeys && flip.Message is null;
                _packet.Clear();
            }
        }

        private void FlipAt(Span<byte> bytes, int i, bool isPlace)
        {
            if (isPlace)
            {
                bytes[i] ^= 1;
                _isDone = true;
            }
        }
    }
}

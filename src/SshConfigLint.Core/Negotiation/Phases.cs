using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>What the choices of a key exchange are called, and which keyword has the list of each.</summary>
public static class Phases
{
    /// <summary>The keyword of OpenSSH whose list counts.</summary>
    public static string KeywordOf(Phase phase) =>
        phase switch
        {
            Phase.KeyExchange => "KexAlgorithms",
            Phase.HostKey => "HostKeyAlgorithms",
            Phase.CipherToClient or Phase.CipherToServer => "Ciphers",
            Phase.MacToClient or Phase.MacToServer => "MACs",
            _ => "Compression",
        };

    /// <summary>What is chosen, in words.</summary>
    public static string NameOf(Phase phase) =>
        phase switch
        {
            Phase.KeyExchange => "key exchange",
            Phase.HostKey => "host key",
            Phase.CipherToClient or Phase.CipherToServer => "cipher",
            Phase.MacToClient or Phase.MacToServer => "MAC",
            _ => "compression",
        };

    /// <summary>What ssh calls it in <c>no matching … found</c> (<c>kex.c: kex_choose_conf</c>, <c>ssherr.c</c>).</summary>
    public static string ErrorOf(Phase phase) =>
        phase switch
        {
            Phase.KeyExchange => "key exchange method",
            Phase.HostKey => "host key type",
            Phase.CompressionToClient or Phase.CompressionToServer => "compression method",
            _ => NameOf(phase),
        };

    /// <summary>The kind of its algorithms; null for compression.</summary>
    public static AlgorithmKind? KindOf(Phase phase) => AlgorithmTable.KindOf(KeywordOf(phase));
}

namespace SshConfigLint.Knowledge;

/// <summary>Which of the two programs reads a file.</summary>
public enum ConfigKind
{
    /// <summary><c>ssh</c> reads it: <c>ssh_config</c>, <c>~/.ssh/config</c>.</summary>
    Client,

    /// <summary><c>sshd</c> reads it: <c>sshd_config</c>.</summary>
    Server,
}

/// <summary>What belongs to a kind of file.</summary>
public static class ConfigKindExtensions
{
    /// <summary>The program that reads it: <c>ssh</c> or <c>sshd</c>.</summary>
    public static string Program(this ConfigKind kind) => kind == ConfigKind.Client ? "ssh" : "sshd";

    /// <summary>The side of a connection that the program plays: <c>client</c> or <c>server</c>.</summary>
    public static string Side(this ConfigKind kind) => kind == ConfigKind.Client ? "client" : "server";

    /// <summary>The kind of the program on the other side.</summary>
    public static ConfigKind Other(this ConfigKind kind) => kind == ConfigKind.Client ? ConfigKind.Server : ConfigKind.Client;
}

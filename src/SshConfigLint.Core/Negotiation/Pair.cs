using SshConfigLint.Knowledge;

namespace SshConfigLint.Negotiation;

/// <summary>A client and a server, and what they come to.</summary>
public sealed class Pair
{
    private readonly Lazy<Agreement> _agreement;

    /// <summary>Lets a client meet a server.</summary>
    public Pair(Party client, Party server)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        (Client, Server) = (client, server);
        _agreement = new(() => Negotiator.Negotiate(client.Proposal, server.Proposal));
    }

    /// <summary>The client.</summary>
    public Party Client { get; }

    /// <summary>The server.</summary>
    public Party Server { get; }

    /// <summary>What they come to.</summary>
    public Agreement Agreement => _agreement.Value;

    /// <summary>Whether the files of both are those of one machine, and the client's are not asked for another host.</summary>
    public bool IsOneMachine =>
        Client is { Machine: { } machine, Config.Host: "*" or "localhost" or "127.0.0.1" } && machine == Server.Machine;

    /// <summary>The side that plays a part.</summary>
    public Party Of(ConfigKind role) => role == ConfigKind.Client ? Client : Server;
}

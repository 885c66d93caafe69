using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Negotiation;

/// <summary>Sides of a connection from texts.</summary>
internal static class TestParties
{
    internal static Party Client(string text, string host = "web", Target? target = null)
    {
        var model = Model(text, "ssh_config", ConfigKind.Client, target);
        var query = new ClientQuery { Host = ClientHosts.NameFor(host) };
        return Party.OfClient(model, EffectiveConfig.Evaluate(model, query), host);
    }

    internal static Party Server(string text, Target? target = null, HostKeys? keys = null)
    {
        var model = Model(text, "sshd_config", ConfigKind.Server, target);
        return Party.OfServer(model, EffectiveConfig.Evaluate(model, query: (ServerQuery?)null), keys);
    }

    internal static Party Peer(string name, ConfigKind role) => Party.Of(PeerTable.Find(name)!, role);

    /// <summary>The text of a side with the edits of a pair.</summary>
    internal static Party With(Party party, ImmutableArray<ListEdit> edits)
    {
        var own = edits.Where(edit => edit.Role == party.Role).Select(edit => edit.Edit).ToImmutableArray();
        if (party.Config is not { Model: { Entry.Tree.Text: var text, Target: var target }, Host: var host } || own.IsEmpty)
        {
            return party;
        }

        var after = text.WithEdits(own).Content;
        return party.Role == ConfigKind.Client ? Client(after, host!, target) : Server(after, target);
    }

    private static ConfigModel Model(string text, string path, ConfigKind kind, Target? target)
    {
        var source = SourceText.From(text, path);
        return ConfigModel.Load(source, kind, target ?? Target.Default, new InMemoryFiles(source));
    }
}

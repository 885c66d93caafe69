using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Client;

public sealed class ForwardedPortTwice : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5027",
            Name = "forwarded-port-twice",
            Title = "Two forwardings want the same port",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Only the first one gets the port; for the second ssh warns and goes on, or ends the connection with
                `ExitOnForwardFailure yes`.
                """,
            Instead = """
                Give each its own port.
                """,
            References = ["man:ssh_config(5)#LocalForward", "man:ssh_config(5)#ExitOnForwardFailure"],
            Examples =
            [
                Example.Bad("Host db\n    LocalForward 8080 a.example.org:80\n    LocalForward [|8080|] b.example.org:80\n"),
                Example.Bad("Host db\n    LocalForward 1080 a.example.org:80\n    DynamicForward [|localhost:1080|]\n"),
                Example.Good("Host db\n    LocalForward 8080 a.example.org:80\n    LocalForward 8081 b.example.org:80\n"),
                Example.Good("Host db\n    LocalForward 8080 a.example.org:80\n    RemoteForward 8080 b.example.org:80\n"),
                Example.Good("Host db\n    RemoteForward 0 a.example.org:80\n    RemoteForward 0 b.example.org:80\n"),
                Example.Good("Host a\n    LocalForward 8080 a.example.org:80\nHost b\n    LocalForward 8080 b.example.org:80\n"),
                Example.Good(
                    "Host db\n    LocalForward 127.0.0.1:8080 a.example.org:80\n    LocalForward 127.0.0.2:8080 b.example.org:80\n"
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        Analyze(context, [.. context.Model.DirectivesOf("LocalForward"), .. context.Model.DirectivesOf("DynamicForward")]);
        Analyze(context, [.. context.Model.DirectivesOf("RemoteForward")]);
    }

    private static void Analyze(RuleContext context, List<BoundDirective> lines)
    {
        var taken = new Dictionary<(ConfigBlock, string), BoundDirective>();
        foreach (var line in lines.Where(line => line.IsValid && !IsAnyPort(line)).OrderBy(line => line.Index))
        {
            var socket = (line.Block, ListenerOf(line));
            if (taken.TryAdd(socket, line) || IsRepetition(taken[socket], line))
            {
                continue;
            }

            context.Report(
                line,
                line.ValueSpan,
                $"the port of this forwarding is taken: an earlier line of the block listens at `{line.Value}` already",
                related: [new RelatedLocation(taken[socket].File, taken[socket].Syntax.Span, "this one gets the port")]
            );
        }
    }

    /// <summary>Where it listens; without an address that is the loopback address.</summary>
    private static string ListenerOf(BoundDirective line) =>
        ForwardingSpec.Parse(line.Value).Fields is [var address, var port, ..] && !address.IsPath && address.Text != "localhost"
            ? $"{address.Text}:{port.Text}"
            : ForwardingSpec.Parse(line.Value).Fields[^1].Text;

    /// <summary>The server chooses a free port for 0.</summary>
    private static bool IsAnyPort(BoundDirective line) => ForwardingSpec.Parse(line.Value).Fields is [.., { Text: "0" }];

    /// <summary>ssh drops a line that it has read before (<c>readconf.c: add_local_forward</c>).</summary>
    private static bool IsRepetition(BoundDirective one, BoundDirective other) =>
        one.Keyword == other.Keyword && one.Words.Select(word => word.Value).SequenceEqual(other.Words.Select(word => word.Value));
}

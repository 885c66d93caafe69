using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class WindowsUmac128Reachable : Rule
{
    private static readonly Target _windows = new(new OpenSshVersion(9, 5), Vendor.Windows);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2031",
            Name = "windows-umac128-reachable",
            Title = "OpenSSH for Windows comes to a MAC that it computes wrongly",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The builds of OpenSSH for Windows compute `umac-128@openssh.com` and its `-etm` variant with the code for 64 bits. As
                soon as they agree on it with another system the first packet is refused: "Corrupted MAC on input". That happens when
                the lists leave no cipher that authenticates its packets itself and no MAC that Windows prefers, which is what taking
                out `chacha20-poly1305@openssh.com` and `umac-64` does.
                """,
            Instead = """
                On a server take `umac-128` out of `MACs`, or let `chacha20-poly1305@openssh.com` stay in `Ciphers`: the order of the
                server decides nothing. On Windows it is enough to put the `hmac-sha2` MACs first.
                """,
            Fix = FixSafety.Unsafe,
            References =
            [
                "https://github.com/PowerShell/Win32-OpenSSH/issues/1359",
                "https://github.com/PowerShell/Win32-OpenSSH/issues/2078",
                "man:sshd_config(5)#MACs",
                "rfc:4253#section-7.1",
            ],
            Examples =
            [
                Example.Bad(
                    "Ciphers aes256-gcm@openssh.com,aes128-ctr\nMACs hmac-sha2-512-etm@openssh.com,[|umac-128-etm@openssh.com|]\n",
                    @fixed: "Ciphers aes256-gcm@openssh.com,aes128-ctr\nMACs hmac-sha2-512-etm@openssh.com\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host *\n    Ciphers aes256-ctr\n    MACs [|umac-128-etm@openssh.com|],hmac-sha2-256-etm@openssh.com\n",
                    @fixed: "Host *\n    Ciphers aes256-ctr\n    MACs hmac-sha2-256-etm@openssh.com\n",
                    kind: ConfigKind.Client,
                    target: _windows
                ),
                Example.Good("MACs hmac-sha2-512-etm@openssh.com,umac-128-etm@openssh.com\n", kind: ConfigKind.Server),
                Example.Good("Ciphers -chacha20-poly1305@openssh.com\nMACs -umac-128*\n", kind: ConfigKind.Server),
                Example.Good("Ciphers aes256-gcm@openssh.com\nMACs umac-128-etm@openssh.com\n", kind: ConfigKind.Server),
                Example.Good(
                    "Host *\n    Ciphers aes256-ctr\n    MACs hmac-sha2-256-etm@openssh.com,umac-128-etm@openssh.com\n",
                    kind: ConfigKind.Client,
                    target: _windows
                ),
                Example.Good("Host *\n    Ciphers aes256-ctr\n    MACs umac-128-etm@openssh.com\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var isWindows = context.Target.Vendor == Vendor.Windows;
        if (context.Kind == ConfigKind.Client)
        {
            // Which hosts are Windows machines a client file does not tell.
            if (isWindows)
            {
                AnalyzeClient(context);
            }

            return;
        }

        if (Decision.ForAll(context.Model, "MACs") is { } macs)
        {
            Report(context, macs, OpenSshProposal.OfServer(EffectiveConfig.Evaluate(context.Model, (ServerQuery?)null), context.Target));
        }
    }

    private static void AnalyzeClient(RuleContext context)
    {
        // Blocks that say the same come to the same.
        var seen = new Dictionary<(string?, string?), bool>();
        foreach (var macs in Decision.Written(context.Model, "MACs"))
        {
            var key = (macs.Text, context.Model.Effective("Ciphers", macs.Scope).Text);
            if (!seen.TryGetValue(key, out var isSafe) || !isSafe)
            {
                seen[key] = !Report(context, macs, OpenSshProposal.OfClient(context.Model, macs.Scope));
            }
        }
    }

    private static bool Report(RuleContext context, EffectiveValue macs, Proposal own)
    {
        var isWindows = context.Target.Vendor == Vendor.Windows;
        var defect = isWindows ? PeerDefect.Umac128 : PeerDefect.None;
        var peers = PeersOf(context.Kind, isWindows)
            .Select(peer => (peer.Name, Agreement: Negotiator.Negotiate(context.Kind, own with { Defect = defect }, peer.Proposal)))
            .Where(pair => pair.Agreement.Hazards.Contains(Hazard.WrongUmac128))
            .ToImmutableArray();
        if (peers is not [var (name, agreement), ..])
        {
            return false;
        }

        var mac = agreement.ChoiceOf(Phase.MacToClient) ?? agreement.ChoiceOf(Phase.MacToServer)!;
        var span = context.Model.EffectiveAlgorithms(macs).Names.FirstOrDefault(algorithm => algorithm.Name == mac)?.Span;
        context.Report(
            macs.Origin!,
            span ?? macs.Origin!.ValueSpan,
            isWindows
                ? $"`{mac}` is agreed on with {name}{Decision.ForWhom(macs)}, and OpenSSH for Windows computes it wrongly: the connection ends with \"Corrupted MAC on input\""
                : $"{name} chooses `{mac}` here and computes it wrongly: the connection ends with \"Corrupted MAC on input\"",
            label: Decision.Label(macs),
            related: Decision.Related(macs),
            fix: span is { } written ? AlgorithmFindings.Removal(macs.Origin!, written, mac) : null
        );
        return true;
    }

    private static IEnumerable<(string Name, Proposal Proposal)> PeersOf(ConfigKind kind, bool isWindows)
    {
        var opposite = kind.Other();
        IEnumerable<(string, Proposal)> portable = isWindows
            ? [($"OpenSSH {OpenSshVersion.Newest}", OpenSshProposal.Default(opposite, Target.Default))]
            : [];
        return PeerNames
            .Opposite(kind)
            .Where(peer => peer.IsOrderKnown && (peer.Defect == PeerDefect.Umac128) != isWindows)
            .Reverse()
            .Select(peer => (peer.ShortName, Proposal.Of(peer)))
            .Concat(portable);
    }
}

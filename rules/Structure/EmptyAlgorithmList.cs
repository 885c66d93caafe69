using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class EmptyAlgorithmList() : ProblemRule(ProblemKind.EmptyAlgorithmList)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0024",
            Name = "empty-algorithm-list",
            Title = "A list of algorithms comes out empty",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The prefix `-` takes names from the default list, and nothing is left. The check modes of ssh and sshd accept
                that, but then there is nothing to offer and no connection succeeds.
                """,
            Instead = """
                Take out fewer names, or write the list that is meant. `MACs -*` is not reported beside ciphers that need no
                MAC.
                """,
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:kex-names.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad("Host *\n    Ciphers [|-*|]\n", kind: ConfigKind.Client),
                Example.Bad("KexAlgorithms [|-*|]\n", kind: ConfigKind.Server),
                Example.Bad("Ciphers aes256-ctr,aes256-gcm@openssh.com\nMACs [|-*|]\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    Ciphers -*-cbc\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms -*-sha1\n", kind: ConfigKind.Server),
                Example.Good("Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com\nMACs -*\n", kind: ConfigKind.Server),
            ],
        };

    /// <summary>A cipher that authenticates its packets itself leaves the list of MACs unused (<c>kex.c: kex_choose_conf</c>).</summary>
    protected override bool Matters(RuleContext context, ConfigProblem problem)
    {
        if (problem.Directive is not { } directive || !directive.Is("MACs"))
        {
            return true;
        }

        var ciphers = context.Model.EffectiveAlgorithms("Ciphers", directive.Block).Names;
        return ciphers.IsEmpty || ciphers.Any(cipher => cipher.Info is not { IsAead: true });
    }
}

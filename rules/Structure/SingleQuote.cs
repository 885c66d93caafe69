using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class SingleQuote() : ProblemRule(ProblemKind.SingleQuote)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0033",
            Name = "single-quote",
            Title = "Single quotes are characters like any other here",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Before OpenSSH 8.7 only double quotes hold words together. Single quotes become part of the value, and a blank
                between them still splits it.
                """,
            Instead = "Write double quotes: every release knows them.",
            References = ["src:misc.c: argv_split", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    IdentityFile [|'~/.ssh/id_web'|]\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Bad("Banner [|'/etc/issue.net'|]\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(8, 4))),
                Example.Good(
                    "Host web\n    IdentityFile \"~/.ssh/id_web\"\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(8, 4))
                ),
                Example.Good(
                    "Host web\n    IdentityFile '~/.ssh/id_web'\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good("Banner \"/etc/issue.net\"\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(8, 4))),
            ],
        };
}

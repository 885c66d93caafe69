using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class RemovedKeyword() : ProblemRule(ProblemKind.RemovedKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0009",
            Name = "removed-keyword",
            Title = "A keyword is gone from the OpenSSH that reads it",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Most old keywords are still read and passed over, but a few left OpenSSH altogether: a release without them
                refuses the whole file.
                """,
            Instead = "Delete the line, or write the keyword that took its place.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad("Host *\n    [|HostbasedAlgorithms|] ssh-ed25519\n", kind: ConfigKind.Client),
                Example.Bad("[|PAMAuthenticationViaKBDInt|] no\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    HostbasedAcceptedAlgorithms ssh-ed25519\n", kind: ConfigKind.Client),
                Example.Good("PAMAuthenticationViaKBDInt no\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(9, 2))),
            ],
        };
}

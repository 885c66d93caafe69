using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class KeywordTooNew() : ProblemRule(ProblemKind.KeywordTooNew)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0008",
            Name = "keyword-too-new",
            Title = "A keyword is newer than the OpenSSH that reads it",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The release that reads the file does not know the keyword yet and refuses the whole file. A keyword in a block
                that does not apply is refused as well.
                """,
            Instead = """
                Delete the line or upgrade. A client file can name the keyword in `IgnoreUnknown`, and older releases then
                pass over it.
                """,
            References = ["man:ssh_config(5)#IgnoreUnknown", "https://www.openssh.com/releasenotes.html"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    [|ObscureKeystrokeTiming|] no\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Bad("[|PerSourcePenalties|] no\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(9, 2))),
                Example.Good(
                    "Host *\n    ObscureKeystrokeTiming no\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(10, 0))
                ),
                Example.Good(
                    "IgnoreUnknown ObscureKeystrokeTiming\nHost *\n    ObscureKeystrokeTiming no\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2))
                ),
                Example.Good("PerSourcePenalties no\n", kind: ConfigKind.Server, target: new Target(new OpenSshVersion(10, 0))),
            ],
        };
}

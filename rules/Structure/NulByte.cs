using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class NulByte() : ProblemRule(ProblemKind.NulByte)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0030",
            Name = "nul-byte",
            Title = "A NUL byte cuts a line short",
            Category = Category.Structure,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH handles a line as a C string, which ends at a NUL byte. ssh drops the rest of the line; sshd drops the
                line end too and glues the next line to this one.
                """,
            Instead = "Remove the byte. Many of them mean that the file was saved as UTF-16: save it as UTF-8.",
            References = ["src:readconf.c: read_config_file_depth", "src:servconf.c: load_server_config"],
            Examples =
            [
                Example.Bad("Host web\n    User alice[|\0|] # admin\n", kind: ConfigKind.Client),
                Example.Bad("PermitTTY no[|\0|]\n", kind: ConfigKind.Server),
                Example.Good("Host web\n    User alice # admin\n", kind: ConfigKind.Client),
                Example.Good("PermitTTY no\n", kind: ConfigKind.Server),
            ],
        };
}

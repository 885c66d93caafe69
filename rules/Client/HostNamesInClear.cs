using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class HostNamesInClear : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5037",
            Name = "host-names-in-clear",
            Title = "The list of known hosts names them",
            Category = Category.Client,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                Whoever reads `known_hosts` learns which hosts you log in to. Hashed, the names have to be guessed.
                """,
            Instead = """
                Set `HashKnownHosts yes`; `ssh-keygen -H` hashes what is there. Names in your shell's history and in this file remain.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 2.0,
            References = ["man:ssh_config(5)#HashKnownHosts"],
            Examples =
            [
                Example.Bad("Host *\n    HashKnownHosts [|no|]\n", @fixed: "Host *\n    HashKnownHosts yes\n"),
                Example.Good("Host *\n    HashKnownHosts yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "HashKnownHosts"))
        {
            if (value.Is("no", "false"))
            {
                Decision.Report(
                    context,
                    value,
                    $"the names of hosts are written in clear{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Hash them", "yes")
                );
            }
        }
    }
}

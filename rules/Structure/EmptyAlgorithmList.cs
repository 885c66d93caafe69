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
                The prefix `-` takes names from the default list, and nothing is left. ssh then has nothing to offer and no
                connection succeeds; sshd takes an empty list for none at all and falls back to its defaults.
                """,
            Instead = "Take out fewer names, or write the list that is meant.",
            References = ["man:ssh_config(5)#Ciphers", "man:sshd_config(5)#Ciphers", "src:kex-names.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad("Host *\n    Ciphers [|-*|]\n", kind: ConfigKind.Client),
                Example.Bad("KexAlgorithms [|-*|]\n", kind: ConfigKind.Server),
                Example.Good("Host *\n    Ciphers -*-cbc\n", kind: ConfigKind.Client),
                Example.Good("KexAlgorithms -*-sha1\n", kind: ConfigKind.Server),
            ],
        };
}

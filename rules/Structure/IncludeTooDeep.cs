using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class IncludeTooDeep() : ProblemRule(ProblemKind.IncludeTooDeep)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0026",
            Name = "include-too-deep",
            Title = "Included files nest too deep",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = "OpenSSH follows `Include` through sixteen levels. One more makes it refuse everything that it has read.",
            Instead = "Include the files from one place instead of each from the one before.",
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include", "src:readconf.h", "src:servconf.h"],
            Examples =
            [
                Example.Bad(Chain(17), kind: ConfigKind.Client),
                Example.Bad(Chain(17), kind: ConfigKind.Server),
                Example.Good(Chain(16), kind: ConfigKind.Client),
                Example.Good(Chain(16), kind: ConfigKind.Server),
            ],
        };

    /// <summary>A file, and below it as many files as <paramref name="depth"/> says, each included by the one before.</summary>
    private static string Chain(int depth) =>
        string.Concat(
            Enumerable
                .Range(0, depth)
                .Select(level =>
                    (level < 16 ? $"Include {level + 1}.conf\n" : $"Include [|{level + 1}.conf|]\n") + $"//- /etc/ssh/{level + 1}.conf\n"
                )
        ) + "Port 22\n";
}

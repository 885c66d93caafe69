using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Structure;

public sealed class VendorKeyword() : ProblemRule(ProblemKind.VendorKeyword)
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH0006",
            Name = "vendor-keyword",
            Title = "Only the builds of one vendor know a keyword",
            Category = Category.Structure,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Vendors add keywords of their own. A build without that patch refuses the whole file, so the same file works
                on one machine and stops ssh or sshd on another.
                """,
            Instead = """
                Choose the vendor whose build reads the file. Where several kinds of machines share a client file, name the
                keyword in `IgnoreUnknown` above the first `Host` or `Match`; in a server file delete the line.
                """,
            References = ["man:ssh_config(5)#IgnoreUnknown", "https://sources.debian.org/src/openssh/"],
            Examples =
            [
                Example.Bad("Host *\n    [|UseKeychain|] yes\n", kind: ConfigKind.Client),
                Example.Bad("[|DebianBanner|] no\n", kind: ConfigKind.Server),
                Example.Good("IgnoreUnknown UseKeychain\nHost *\n    UseKeychain yes\n", kind: ConfigKind.Client),
                Example.Good("DebianBanner no\n", kind: ConfigKind.Server, target: Target.Default with { Vendor = Vendor.Debian }),
            ],
        };
}

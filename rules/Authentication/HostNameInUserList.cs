using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Authentication;

public sealed class HostNameInUserList : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH3022",
            Name = "host-name-in-user-list",
            Title = "A user is bound to a host name that sshd does not look up",
            Category = Category.Authentication,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                With `UseDNS no`, the default, sshd knows a client by its address alone. A name behind `@` in `AllowUsers` or
                `DenyUsers` fits no address: nobody is let in by such a word, and nobody is kept out.
                """,
            Instead = """
                Write the address or network, for instance `alice@192.0.2.0/24`. With `UseDNS yes` names work, as reliably as DNS
                does. An account name that has an `@` itself cannot stand in these lists; use a group.
                """,
            SecuritySeverity = 5.0,
            References = ["man:sshd_config(5)#AllowUsers", "man:sshd_config(5)#UseDNS"],
            Examples =
            [
                Example.Bad("UseDNS no\nAllowUsers [|alice@laptop.example.org|]\n"),
                Example.Bad("Port 22\nUsePAM yes\nDenyUsers [|*@*.example.org|]\n"),
                Example.Good("UseDNS no\nAllowUsers alice@192.0.2.* bob@2001:db8::/32\n"),
                Example.Good("UseDNS yes\nAllowUsers alice@laptop.example.org\n"),
                Example.Good("AllowUsers alice@laptop.example.org\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var dns = context.Model.Effective("UseDNS", context.Model.Blocks[0]);
        if (!dns.Is("no") || (dns.IsDefault && !ServerFile.IsMain(context.Model)))
        {
            return;
        }

        foreach (var list in UserLists.Of(context.Model, "AllowUsers", "DenyUsers"))
        {
            var effect = list.Is("AllowUsers") ? "lets nobody in" : "keeps nobody out";
            foreach (var word in list.Words.Where(word => word.Value.Contains('@') && !TakesAnAddress(word.Value)))
            {
                context.Report(
                    list,
                    word.Span,
                    $"`{word.Value}` {effect}: with `UseDNS no` sshd compares the address of the client, never its name"
                );
            }
        }
    }

    /// <summary>Whether some item of the list behind the last @ has only characters that an address can have.</summary>
    private static bool TakesAnAddress(string word) =>
        word[(word.LastIndexOf('@') + 1)..].Split(',').Any(item => item.All(c => char.IsAsciiHexDigit(c) || ".:/*?".Contains(c)));
}

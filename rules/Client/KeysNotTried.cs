using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class KeysNotTried : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5020",
            Name = "keys-not-tried",
            Title = "Keys are never tried",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh then logs in with passwords wherever it can, although a key could not be guessed, reused elsewhere or handed to
                the wrong host.
                """,
            Instead = """
                Delete the line. Where a host takes passwords only, set it in the block of that host.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.0,
            References = ["man:ssh_config(5)#PubkeyAuthentication", "man:ssh_config(5)#PreferredAuthentications"],
            Examples =
            [
                Example.Bad("Host *\n    PubkeyAuthentication [|no|]\n", @fixed: "Host *\n    PubkeyAuthentication yes\n"),
                Example.Bad("Host *\n    PreferredAuthentications [|keyboard-interactive,password|]\n"),
                Example.Good("Host switch\n    PubkeyAuthentication no\n"),
                Example.Good("Host *\n    PreferredAuthentications publickey,password\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "PubkeyAuthentication") is { } keys && keys.Is("no", "false"))
        {
            Decision.Report(context, keys, "keys are never tried, for any host", fix: Decision.Replace(keys, "Try keys", "yes"));
        }

        if (Decision.ForAll(context.Model, "PreferredAuthentications") is { } order && !order.Text!.Split(',').Contains("publickey"))
        {
            Decision.Report(context, order, "keys are never tried, for any host: `publickey` is not in the list");
        }
    }
}

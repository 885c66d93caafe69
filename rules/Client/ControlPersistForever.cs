using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class ControlPersistForever : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5008",
            Name = "control-persist-forever",
            Title = "Shared connections stay open for ever",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The connection stays open in the background after the last session has ended. Whoever gets at your account on this
                machine until it is restarted is logged in there without a key or a password.
                """,
            Instead = """
                Set a time, for instance `ControlPersist 10m`.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:ssh_config(5)#ControlPersist"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    ControlMaster auto\n    ControlPersist [|yes|]\n",
                    @fixed: "Host *\n    ControlMaster auto\n    ControlPersist 10m\n"
                ),
                Example.Bad(
                    "Host *\n    ControlMaster auto\n    ControlPersist [|0|]\n",
                    @fixed: "Host *\n    ControlMaster auto\n    ControlPersist 10m\n"
                ),
                Example.Good("Host *\n    ControlMaster auto\n    ControlPersist 10m\n"),
                Example.Good("Host web\n    ControlMaster auto\n    ControlPersist yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (
            Decision.ForAll(context.Model, "ControlPersist") is { } value
            && (value.Is("yes", "true") || value.Seconds() == 0)
            && context.Model.EffectiveEverywhere("ControlMaster").Any(master => !master.Is("no", "false"))
        )
        {
            Decision.Report(
                context,
                value,
                "connections to every host stay open in the background for ever",
                fix: Decision.Replace(value, "Close them after ten minutes", "10m")
            );
        }
    }
}

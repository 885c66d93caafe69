using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class LocalCommandInert : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5009",
            Name = "local-command-inert",
            Title = "A local command is never run",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `LocalCommand` counts only where `PermitLocalCommand` is `yes`; its default is `no`. ssh says nothing about the
                command that it leaves out.
                """,
            Instead = """
                Set `PermitLocalCommand yes` in the same block, or delete the line.
                """,
            References = ["man:ssh_config(5)#LocalCommand", "man:ssh_config(5)#PermitLocalCommand"],
            Examples =
            [
                Example.Bad("Host web\n    LocalCommand [|notify-send|] connected\n"),
                Example.Good("Host web\n    PermitLocalCommand yes\n    LocalCommand notify-send connected\n"),
                Example.Good("Host web\n    LocalCommand notify-send connected\nHost *\n    PermitLocalCommand yes\n"),
                Example.Good("Host web\n    LocalCommand none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "LocalCommand"))
        {
            var permit = context.Model.Effective("PermitLocalCommand", value.Scope);
            if (!value.Is("none") && permit.Is("no", "false") && permit.MayBeat.IsEmpty && !IsPermittedForSome(context.Model, value.Scope))
            {
                Decision.Report(context, value, $"this command is never run{Decision.ForWhom(value)}: `PermitLocalCommand` is `no`");
            }
        }
    }

    /// <summary>A command for many hosts may be permitted for a few of them.</summary>
    private static bool IsPermittedForSome(ConfigModel model, ConfigBlock scope) =>
        scope.Condition == Condition.Always && model.EffectiveEverywhere("PermitLocalCommand").Any(permit => permit.Is("yes", "true"));
}

using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class PasswordsCannotBeAsked : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5034",
            Name = "passwords-cannot-be-asked",
            Title = "Only passwords are left, and ssh may not ask for them",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `BatchMode yes` and `NumberOfPasswordPrompts 0` keep ssh from asking for a password, and `PreferredAuthentications`
                leaves nothing else to try: every login fails.
                """,
            Instead = """
                Add `publickey` to the list, or let ssh ask.
                """,
            References =
            [
                "man:ssh_config(5)#BatchMode",
                "man:ssh_config(5)#NumberOfPasswordPrompts",
                "man:ssh_config(5)#PreferredAuthentications",
            ],
            Examples =
            [
                Example.Bad("Host switch\n    BatchMode yes\n    PreferredAuthentications [|password|]\n"),
                Example.Bad("Host switch\n    NumberOfPasswordPrompts 0\n    PreferredAuthentications [|keyboard-interactive,password|]\n"),
                Example.Good("Host switch\n    BatchMode yes\n    PreferredAuthentications publickey,password\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "PreferredAuthentications"))
        {
            var batch = context.Model.Effective("BatchMode", value.Scope);
            var prompts = context.Model.Effective("NumberOfPasswordPrompts", value.Scope);
            if (
                value.Text!.Split(',').All(method => method is "password" or "keyboard-interactive")
                && (batch.Is("yes", "true") || prompts.Number() == 0)
                && batch.MayBeat.IsEmpty
                && prompts.MayBeat.IsEmpty
            )
            {
                var why = batch.Is("yes", "true") ? "BatchMode" : "NumberOfPasswordPrompts";
                Decision.Report(context, value, $"every login fails{Decision.ForWhom(value)}: `{why}` forbids to ask for a password");
            }
        }
    }
}

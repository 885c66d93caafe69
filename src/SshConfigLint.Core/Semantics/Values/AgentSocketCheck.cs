namespace SshConfigLint.Semantics.Values;

/// <summary>AgentSocketPath: <c>none</c>, <c>user:PATH</c> or <c>shared:/PATH</c> (<c>servconf.c: sAgentSocketPath</c>).</summary>
internal static class AgentSocketCheck
{
    private const string User = "user:";
    private const string Shared = "shared:";

    internal static void Check(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word) && !IsValid(word.Value))
        {
            context.Invalid(word, "`none`, `user:` and a path, or `shared:` and an absolute path is expected");
        }

        ExtraWords.Check(context, taken: 1);
    }

    private static bool IsValid(string value) =>
        value == "none"
        || (value.StartsWith(User, StringComparison.Ordinal) && value.Length > User.Length)
        || value.StartsWith($"{Shared}/", StringComparison.Ordinal);
}

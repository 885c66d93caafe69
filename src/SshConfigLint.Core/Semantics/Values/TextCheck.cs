using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;

namespace SshConfigLint.Semantics.Values;

/// <summary>Words and paths that are taken as they are.</summary>
internal static class TextCheck
{
    private static readonly OpenSshVersion _firstWithVariables = new(8, 4);
    private static readonly OpenSshVersion _firstWithAgentVariable = new(7, 9);
    private static readonly OpenSshVersion _firstWithRevokedLists = new(10, 3);

    internal static void Word(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word) && context.Is("IdentityAgent"))
        {
            AgentSocket(context, word);
        }

        ExtraWords.Check(context, taken: 1);
    }

    internal static void FlagOrPath(ValueContext context)
    {
        if (!context.IsEmptyWord(context.Words[0]))
        {
            AgentSocket(context, context.Words[0]);
        }

        ExtraWords.Check(context, taken: 1);
    }

    internal static void Words(ValueContext context) => ListWords.Check(context, noneStandsAlone: true);

    internal static void Paths(ValueContext context)
    {
        // The old client takes what it finds, and looks no further (readconf.c: parse_char_array).
        if (context.Kind == ConfigKind.Client && !context.SplitsLikeArgv)
        {
            return;
        }

        var isAuthorizedKeys = context.Is("AuthorizedKeysFile");
        ListWords.Check(context, noneStandsAlone: !isAuthorizedKeys || context.Version >= _firstWithRevokedLists);
    }

    /// <summary>Variables in the name of a socket are checked when the line is read (<c>readconf.c: parse_agent_path</c>).</summary>
    private static void AgentSocket(ValueContext context, SyntaxToken word)
    {
        var value = word.Value;
        if (context.Version >= _firstWithVariables && PercentCheck.BrokenVariable(context, word))
        {
            return;
        }

        if (context.Version >= _firstWithAgentVariable && value is ['$', not '{', ..] or "$" && !IsVariableName(value.AsSpan(1)))
        {
            context.Invalid(word, $"`{ValueContext.Shown(value[1..])}` is no name of an environment variable");
        }
    }

    // misc.c: valid_env_name
    private static bool IsVariableName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}

using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Authentication;

/// <summary>Asks AllowUsers and DenyUsers whether somebody can log in at all (<c>auth.c: allowed_user</c>).</summary>
internal static class UserLists
{
    /// <summary>The lists of these keywords that sshd takes, where they can apply at all.</summary>
    internal static IEnumerable<BoundDirective> Of(ConfigModel model, params string[] keywords) =>
        keywords.SelectMany(keyword => model.DirectivesOf(keyword)).Where(list => list.IsValid && list.Block.Condition != Condition.Never);

    /// <summary>Whether only one account can log in there: AllowUsers or the Match line names a single one.</summary>
    internal static bool IsForOneAccount(ConfigModel model, ConfigBlock scope)
    {
        var allowed = Of(model, "AllowUsers").SelectMany(list => list.Words).Select(word => word.Value.Split('@')[0]).Distinct().ToList();
        if (allowed is [var only])
        {
            return WildcardPattern.IsLiteral(only);
        }

        var words = scope.Header?.Words.Select(word => word.Value).ToList() ?? [];
        var user = words.FindIndex(word => word.Equals("user", StringComparison.OrdinalIgnoreCase));
        return user >= 0 && user + 1 < words.Count && WildcardPattern.IsLiteral(words[user + 1]) && !words[user + 1].Contains(',');
    }

    /// <summary>Whether the lists surely keep a user out. The list of a Match block replaces the global one.</summary>
    internal static bool ShutOut(ConfigModel model, ConfigBlock scope, string user) =>
        IsMissingIn(model, scope, user) || IsDeniedBy(model, scope, user);

    private static bool IsMissingIn(ConfigModel model, ConfigBlock scope, string user)
    {
        var lists = model.DirectivesOf("AllowUsers").Where(list => list.IsValid).ToList();
        return lists.Exists(list => Holds(list, scope))
            && !lists.Exists(list => list.Words.Any(word => WildcardPattern.IsMatch(word.Value.Split('@')[0], user)));
    }

    private static bool IsDeniedBy(ConfigModel model, ConfigBlock scope, string user)
    {
        var lists = model.DirectivesOf("DenyUsers").Where(list => list.IsValid).ToList();
        var effective = lists.Exists(list => list.Block == scope) ? lists.FindAll(list => list.Block == scope) : lists;
        return lists.TrueForAll(list => Holds(list, scope))
            && effective.Exists(list => list.Words.Any(word => WildcardPattern.IsMatch(word.Value, user)));
    }

    private static bool Holds(BoundDirective list, ConfigBlock scope) => list.Block.IsGlobal || list.Block == scope;
}

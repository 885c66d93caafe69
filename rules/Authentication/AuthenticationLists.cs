using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

/// <summary>Asks which methods open the door, and whether one of them is enough to log in.</summary>
internal static class AuthenticationLists
{
    /// <summary>Before this release a keyword of its own raised the other one (<c>sshd.c: main</c>).</summary>
    private static readonly OpenSshVersion _kbdInteractiveOnly = new(8, 7);

    /// <summary>Whether a list of its own lets a method open the door; without AuthenticationMethods every method does.</summary>
    internal static bool Suffices(ConfigModel model, ConfigBlock scope, string method)
    {
        if (model.Effective("AuthenticationMethods", scope).Origin is not { } lists || lists.Value is "any")
        {
            return true;
        }

        return lists.Words.Any(list => list.Value.Split(',') is [var only] && only.Split(':')[0] == method);
    }

    /// <summary>The keyword that switches keyboard-interactive off for everybody.</summary>
    internal static string KeyboardInteractiveKeyword(Target target) =>
        target.Version < _kbdInteractiveOnly ? "ChallengeResponseAuthentication" : "KbdInteractiveAuthentication";

    /// <summary>Whether PAM can ask for a password through keyboard-interactive, and that is enough.</summary>
    internal static bool KeyboardInteractiveOpens(ConfigModel model, ConfigBlock scope) =>
        model.Effective("UsePAM", scope).Is("yes")
        && model.Effective(KeyboardInteractiveKeyword(model.Target), scope).Is("yes")
        && !IsClosedInMatch(model, scope)
        && Suffices(model, scope, "keyboard-interactive");

    /// <summary>Whether a password, asked for by sshd or by PAM, is enough to log in.</summary>
    internal static bool PasswordOpens(ConfigModel model, ConfigBlock scope) =>
        (model.Effective("PasswordAuthentication", scope).Is("yes") && Suffices(model, scope, "password"))
        || KeyboardInteractiveOpens(model, scope);

    /// <summary>The same for a value that holds everywhere: also when it is so in some Match block only.</summary>
    internal static bool PasswordOpensWithin(ConfigModel model, ConfigBlock scope, string? user = null) =>
        PasswordOpens(model, scope)
        || scope.Condition == Condition.Always
            && model
                .EffectiveEverywhere("PasswordAuthentication")
                .Any(value =>
                    (user is null || model.AppliesToUser(value.Scope, user) != Condition.Never) && PasswordOpens(model, value.Scope)
                );

    /// <summary>Up to 8.6 a Match block can switch off what ChallengeResponseAuthentication switched on at start.</summary>
    private static bool IsClosedInMatch(ConfigModel model, ConfigBlock scope) =>
        model.Effective("KbdInteractiveAuthentication", scope) is { Origin.Block.IsGlobal: false } value && value.Is("no");
}

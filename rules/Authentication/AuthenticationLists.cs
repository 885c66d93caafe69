using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Authentication;

/// <summary>Asks AuthenticationMethods whether one method is enough to log in.</summary>
internal static class AuthenticationLists
{
    /// <summary>Whether a list of its own lets a method open the door; without AuthenticationMethods every method does.</summary>
    internal static bool Suffices(ConfigModel model, ConfigBlock scope, string method)
    {
        if (model.Effective("AuthenticationMethods", scope).Origin is not { } lists || lists.Value is "any")
        {
            return true;
        }

        return lists.Words.Any(list => list.Value.Split(',') is [var only] && only.Split(':')[0] == method);
    }
}

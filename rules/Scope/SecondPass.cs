using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

/// <summary>What a client's files say of being read a second time, and whether all of them are known.</summary>
internal static class SecondPass
{
    /// <summary>Of so many tags on nothing is said: each is compared with each list.</summary>
    internal const int MaxTags = 256;

    /// <summary>Whether ssh may read the files again: after canonicalisation, or because a Match line asks for it (<c>ssh.c: main</c>).</summary>
    internal static bool IsPossible(ConfigModel model) =>
        Canonicalises(model)
        || model.DirectivesOf("Match").Any(header => model.CriteriaOf(header).Any(criterion => criterion.Info.Name == "final"));

    /// <summary>Whether some line turns canonicalisation of host names on.</summary>
    internal static bool Canonicalises(ConfigModel model) =>
        model.DirectivesOf("CanonicalizeHostname").Any(line => line.IsValid && line.Value.ToLowerInvariant() is not ("no" or "false"));

    /// <summary>Whether every Include brought something in: what is not here could say anything.</summary>
    internal static bool IsWhole(ConfigModel model)
    {
        var includes = model.DirectivesOf("Include");
        if (includes.IsEmpty)
        {
            return true;
        }

        var read = model.Files.Select(file => file.IncludedBy).ToHashSet();
        return includes.All(read.Contains);
    }
}

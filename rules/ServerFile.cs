using SshConfigLint.Semantics;

namespace SshConfigLint.Rules;

/// <summary>Tells a main sshd_config from a fragment of one: what a fragment leaves out may stand in the main file.</summary>
internal static class ServerFile
{
    private static readonly string[] _mainKeywords =
    [
        "Port",
        "ListenAddress",
        "HostKey",
        "Subsystem",
        "UsePAM",
        "SyslogFacility",
        "AuthorizedKeysFile",
        "Include",
    ];

    /// <summary>Whether a main file leaves a keyword to its default, for everybody whom no Match block excepts.</summary>
    internal static bool LeavesToDefault(ConfigModel model, string keyword) =>
        IsMain(model)
        && model.Effective(keyword, model.Blocks[0]).IsDefault
        && model.DirectivesOf(keyword).All(directive => directive.IsValid);

    /// <summary>What a main file leaves to its default, for everybody whom no Match block excepts; null where it sets it.</summary>
    internal static EffectiveValue? Default(ConfigModel model, string keyword) =>
        LeavesToDefault(model, keyword) ? model.Effective(keyword, model.Blocks[0]) : null;

    /// <summary>Whether the entry file sets at least two things that only a main file sets.</summary>
    internal static bool IsMain(ConfigModel model) =>
        _mainKeywords.Count(keyword =>
            model.DirectivesOf(keyword).Any(directive => directive.File == model.Entry && directive.Block.IsGlobal)
        ) >= 2;
}

using System.Collections.Immutable;

namespace SshConfigLint.Semantics;

/// <summary>Decides which directive wins in a scope.</summary>
internal static class EffectiveValues
{
    internal static EffectiveValue Decide(ConfigModel model, string keyword, ConfigBlock scope) => throw new NotImplementedException();

    internal static ImmutableArray<EffectiveValue> Everywhere(ConfigModel model, string keyword) => throw new NotImplementedException();
}

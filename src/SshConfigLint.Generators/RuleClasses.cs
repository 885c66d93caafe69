using Microsoft.CodeAnalysis;

namespace SshConfigLint.Generators;

/// <summary>What the generator and the analyzer take for a rule.</summary>
internal static class RuleClasses
{
    internal const string RuleType = "SshConfigLint.Analysis.Rule";

    /// <summary>Whether a class can be made with <c>new</c> and derives from Rule.</summary>
    internal static bool IsRule(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsAbstract: false } && DerivesFromRule(type);

    private static bool DerivesFromRule(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.ToDisplayString() == RuleType)
            {
                return true;
            }
        }

        return false;
    }
}

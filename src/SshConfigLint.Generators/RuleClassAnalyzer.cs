using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SshConfigLint.Generators;

/// <summary>Reports rule classes that the catalog cannot make or that could remember something between two runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleClassAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _open = Describe(
        "SCLR01",
        "Rule class is not sealed",
        "Make '{0}' sealed: a rule is a leaf"
    );

    private static readonly DiagnosticDescriptor _hidden = Describe(
        "SCLR02",
        "Rule class is not public",
        "Make '{0}' public, so that it can be named in tests and by other hosts"
    );

    private static readonly DiagnosticDescriptor _stateful = Describe(
        "SCLR03",
        "Rule class has state",
        "Remove the instance field or setter '{1}' of '{0}': rules are shared and must be stateless"
    );

    private static readonly DiagnosticDescriptor _unmakeable = Describe(
        "SCLR04",
        "Rule class has no public constructor without parameters",
        "Give '{0}' a public constructor without parameters: the catalog says 'new {0}()'"
    );

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_open, _hidden, _stateful, _unmakeable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!RuleClasses.IsRule(type))
        {
            return;
        }

        if (!type.IsSealed)
        {
            Report(_open, type);
        }

        if (type.DeclaredAccessibility != Accessibility.Public)
        {
            Report(_hidden, type);
        }

        if (!type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public))
        {
            Report(_unmakeable, type);
        }

        foreach (var member in type.GetMembers().Where(HoldsState))
        {
            context.ReportDiagnostic(Diagnostic.Create(_stateful, member.Locations[0], type.Name, member.Name));
        }

        void Report(DiagnosticDescriptor descriptor, ISymbol symbol) =>
            context.ReportDiagnostic(Diagnostic.Create(descriptor, symbol.Locations[0], symbol.Name));
    }

    /// <summary>The field behind a property that can only be read is no state: it holds the descriptor.</summary>
    private static bool HoldsState(ISymbol member) =>
        member switch
        {
            IFieldSymbol field => field is { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false },
            IPropertySymbol property => property is { IsStatic: false, SetMethod.IsInitOnly: false },
            _ => false,
        };

    private static DiagnosticDescriptor Describe(string id, string title, string message) =>
        new(id, title, message, "Rules", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}

using System.Collections.Immutable;

namespace SshConfigLint.Analysis;

/// <summary>A stateless check: it asks the model and reports, and knows no severity, suppression or output.</summary>
public abstract class Rule
{
    /// <summary>Who the rule is.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>For a rule about comments all rules, itself among them: its examples are run with these. Empty for the others, which run alone.</summary>
    public virtual ImmutableArray<Rule> RunsBeside => [];

    /// <summary>Reports what it finds in <see cref="RuleContext.Model"/>.</summary>
    public abstract void Analyze(RuleContext context);
}

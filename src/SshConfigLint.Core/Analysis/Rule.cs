namespace SshConfigLint.Analysis;

/// <summary>A stateless check: it asks the model and reports, and knows no severity, suppression or output.</summary>
public abstract class Rule
{
    /// <summary>Who the rule is.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Reports what it finds in <see cref="RuleContext.Model"/>.</summary>
    public abstract void Analyze(RuleContext context);
}

using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>One line of <c>ssh -G</c> or <c>sshd -T</c>.</summary>
/// <param name="Keyword">The name as that release prints it.</param>
/// <param name="Value">What stands behind it.</param>
/// <param name="Origins">The directives that the value comes from; empty for a default or the command line.</param>
/// <param name="Beaten">The directives of the keyword that apply and have no effect.</param>
public sealed record EffectiveLine(
    string Keyword,
    string Value,
    ImmutableArray<BoundDirective> Origins,
    ImmutableArray<BoundDirective> Beaten
)
{
    /// <summary>The line as OpenSSH prints it.</summary>
    public override string ToString() =>
        // Before 8.7 an empty list is a name alone, without a blank (readconf.c: dump_cfg_strarray_oneline).
        Value.Length == 0
        && (Keyword is "canonicaldomains" or "logverbose")
            ? Keyword
            : $"{Keyword} {Value}";
}

/// <summary>A configuration as it is for one destination or connection.</summary>
public sealed record EffectiveConfig
{
    /// <summary>The lines in the order of the target's release.</summary>
    public required ImmutableArray<EffectiveLine> Lines { get; init; }

    /// <summary>Why OpenSSH would stop instead, lower case, no period; null when it does not.</summary>
    public string? Failure { get; init; }

    /// <summary>The line at which OpenSSH would stop; null when there is no <see cref="Failure"/> or no line is to blame.</summary>
    public BoundDirective? FailureAt { get; init; }

    /// <summary>
    /// Why OpenSSH refuses the files for this query, in reading order up to where it gives up: at the end of the first file that
    /// has an error. IgnoreUnknown counts as it does for this query. For a server: all lines that sshd would refuse, of which it names
    /// the first. <see cref="Lines"/> are then those without the refused lines.
    /// </summary>
    public ImmutableArray<ConfigProblem> Rejections { get; init; } = [];

    /// <summary>Host and Match lines that may apply but are taken not to, because nobody can know it here, in reading order.</summary>
    public ImmutableArray<BoundDirective> Undecided { get; init; } = [];

    /// <summary>Whether OpenSSH would print <see cref="Lines"/> rather than stop.</summary>
    public bool IsAccepted => Failure is null && Rejections.IsEmpty;

    /// <summary>What could not be known, one sentence each, lower case, no period.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The lines of a keyword in any case.</summary>
    public IEnumerable<EffectiveLine> Of(string keyword) =>
        Lines.Where(line => line.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase));

    /// <summary>What <c>ssh -G</c> prints for a destination.</summary>
    /// <exception cref="ArgumentException">The model is a server's.</exception>
    public static EffectiveConfig Evaluate(ConfigModel model, ClientQuery query)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(query);
        return model.Kind == ConfigKind.Client
            ? new ClientEvaluation(model, query).Run()
            : throw new ArgumentException("the model is a server's", nameof(model));
    }

    /// <summary>What <c>sshd -T</c> prints; with a query what <c>sshd -T -C …</c> prints for that connection.</summary>
    /// <exception cref="ArgumentException">The model is a client's.</exception>
    public static EffectiveConfig Evaluate(ConfigModel model, ServerQuery? query)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Kind == ConfigKind.Server
            ? new ServerEvaluation(model, query).Run()
            : throw new ArgumentException("the model is a client's", nameof(model));
    }
}

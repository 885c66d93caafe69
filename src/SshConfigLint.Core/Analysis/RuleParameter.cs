using System.Collections.Immutable;
using System.Globalization;

namespace SshConfigLint.Analysis;

/// <summary>A limit or list of a rule that settings and profiles may change; the rule asks for it with <see cref="RuleContext.Value(IntegerParameter)"/>.</summary>
/// <param name="Name">Kebab case, unique within the rule.</param>
/// <param name="Meaning">What it decides, units included: a few words, lower case, no period.</param>
public abstract record RuleParameter(string Name, string Meaning)
{
    /// <summary>What its values look like: <c>integer</c> or <c>words</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What holds when nobody sets it.</summary>
    public abstract ParameterValue DefaultValue { get; }

    /// <summary>What is allowed, for people: <c>1 to 100</c>; empty when anything is.</summary>
    public abstract string Range { get; }
}

/// <summary>A parameter that is a whole number.</summary>
/// <param name="Name">Kebab case, unique within the rule.</param>
/// <param name="Default">What holds when nobody sets it.</param>
/// <param name="Meaning">What it decides, units included: a few words, lower case, no period.</param>
public sealed record IntegerParameter(string Name, int Default, string Meaning) : RuleParameter(Name, Meaning)
{
    /// <summary>The least that is allowed.</summary>
    public int Minimum { get; init; }

    /// <summary>The most that is allowed.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    public override string Kind => "integer";

    /// <inheritdoc/>
    public override ParameterValue DefaultValue => new() { Number = Default };

    /// <inheritdoc/>
    public override string Range =>
        Maximum == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{Minimum} or more")
            : string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum}");
}

/// <summary>A parameter that is a list of words.</summary>
/// <param name="Name">Kebab case, unique within the rule.</param>
/// <param name="Default">What holds when nobody sets it.</param>
/// <param name="Meaning">What it decides: a few words, lower case, no period.</param>
public sealed record WordsParameter(string Name, ImmutableArray<string> Default, string Meaning) : RuleParameter(Name, Meaning)
{
    /// <summary>The words that are allowed; empty when any are.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "words";

    /// <inheritdoc/>
    public override ParameterValue DefaultValue => new() { Words = Default };

    /// <inheritdoc/>
    public override string Range => string.Join(", ", Choices);
}

/// <summary>What a parameter is set to.</summary>
public sealed record ParameterValue
{
    /// <summary>The number; 0 for a list of words.</summary>
    public int Number { get; init; }

    /// <summary>The words; default for a number.</summary>
    public ImmutableArray<string> Words { get; init; }

    /// <summary>The value as people write it: <c>6</c>, or words with commas between them.</summary>
    public override string ToString() => Words.IsDefault ? Number.ToString(CultureInfo.InvariantCulture) : string.Join(", ", Words);
}

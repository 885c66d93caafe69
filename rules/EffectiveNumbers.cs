using System.Globalization;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules;

/// <summary>Reads decided values as numbers.</summary>
internal static class EffectiveNumbers
{
    /// <summary>The whole number that a value is; null for anything else.</summary>
    internal static int? Number(this EffectiveValue value) =>
        int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The seconds that a duration comes to; null for anything else, <c>none</c> included.</summary>
    internal static long? Seconds(this EffectiveValue value) =>
        value.Text is { } text && Duration.Parse(text) is { IsValid: true } duration ? duration.Seconds : null;
}

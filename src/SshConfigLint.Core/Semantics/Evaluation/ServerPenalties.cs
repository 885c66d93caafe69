using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary><c>PerSourcePenalties</c> as it is printed: <c>no</c>, or every item with its value.</summary>
internal sealed class ServerPenalties
{
    private static readonly OpenSshVersion _firstWithFractions = new(10, 3);

    private static readonly string[] _order =
    [
        "crash",
        "authfail",
        "noauth",
        "invaliduser",
        "grace-exceeded",
        "refuseconnection",
        "max",
        "min",
        "max-sources4",
        "max-sources6",
        "overflow",
        "overflow6",
    ];

    internal ServerPenalties(ServerOptions options, KeywordInfo keyword, Target target)
    {
        var defaults = keyword
            .DefaultIn(target)!
            .Split(' ')
            .Where(word => word.Contains(':', StringComparison.Ordinal))
            .ToDictionary(word => word.Split(':')[0], word => word.Split(':')[1]);
        if (options.Text(Slot("overflow")) is { } overflow)
        {
            defaults["overflow6"] = overflow;
        }

        var items = _order
            .Where(defaults.ContainsKey)
            .Select(item => $"{item}:{Value(item, options.Text(Slot(item)) ?? defaults[item], target)}");
        Text = options.Text(Slot("")) == "no" ? "no" : string.Join(' ', items);
        Slots = [.. _order.Append("").Select(Slot)];
    }

    internal string Text { get; }

    /// <summary>Where the values come from.</summary>
    internal IReadOnlyList<string> Slots { get; }

    private static string Slot(string item) => $"PerSourcePenalties {item}";

    private static string Value(string item, string text, Target target)
    {
        if (item.StartsWith("overflow", StringComparison.Ordinal))
        {
            return text;
        }

        if (item.StartsWith("max-", StringComparison.Ordinal))
        {
            return DumpValue.Number(text);
        }

        return target.Version < _firstWithFractions
            ? DumpValue.Seconds(text, target)
            : Fraction(text, target).ToString("F6", CultureInfo.InvariantCulture);
    }

    /// <summary>Whole seconds and what stands behind the point of the last part.</summary>
    private static double Fraction(string text, Target target)
    {
        var duration = TimeCheck.Parse(text, target.Version);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? duration.Seconds
            : duration.Seconds + double.Parse($"0{text[point..].TrimEnd('s', 'S')}", CultureInfo.InvariantCulture);
    }
}

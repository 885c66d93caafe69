using System.Collections.Frozen;
using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Configuration;

/// <summary>What a member of a settings type means, and what may stand in it beyond its type.</summary>
/// <param name="Description">One or two sentences.</param>
internal sealed record MemberWords(string Description)
{
    /// <summary>The words that are allowed; empty when any are.</summary>
    internal ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What its text looks like; null for anything.</summary>
    internal TextForm? Form { get; init; }
}

/// <summary>A form of a text: as a regular expression for editors, as code for us, which spares the engine of regular expressions.</summary>
/// <param name="Pattern">The regular expression.</param>
/// <param name="Noun">What it is, as the end of a sentence: <c>must be …</c>.</param>
/// <param name="Fits">Whether a text has the form.</param>
internal sealed record TextForm(string Pattern, string Noun, Func<string, bool> Fits)
{
    internal static readonly TextForm Release = new(
        "^[0-9]+\\.[0-9]+(p[0-9]+)?$",
        "a release such as 9.2",
        text => OpenSshVersion.TryParse(text, out _)
    );

    internal static readonly TextForm PolicyId = new(
        "^SSH8[0-9]{3}$",
        "SSH8 and three digits",
        text => text is ['S', 'S', 'H', '8', _, _, _] && !text.AsSpan(3).ContainsAnyExceptInRange('0', '9')
    );

    internal static readonly TextForm KebabCase = new(
        "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "lower-case words joined by hyphens",
        text =>
            text is [>= 'a' and <= 'z', ..]
            && text.Split('-')
                .All(word => word.Length > 0 && word.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')))
    );

    /// <summary>The form that a schema names by its pattern.</summary>
    internal static TextForm? Of(string pattern) => Array.Find([Release, PolicyId, KebabCase], form => form.Pattern == pattern);
}

/// <summary>The texts of the schema, by type and member.</summary>
internal static class SettingsWords
{
    internal static readonly ImmutableArray<string> Vendors = ["portable", "debian", "redhat", "apple", "freebsd", "hpn", "windows"];

    internal static readonly FrozenDictionary<(Type Type, string Member), MemberWords> Members = new Dictionary<(Type, string), MemberWords>
    {
        [(typeof(SettingsDocument), "$schema")] = new("The address of this schema, for editors."),
        [(typeof(SettingsDocument), "profile")] = new("The profile that these settings build upon; recommended without."),
        [(typeof(SettingsDocument), "openssh")] = new("The OpenSSH release that reads the files, such as 9.2.") { Form = TextForm.Release },
        [(typeof(SettingsDocument), "vendor")] = new("Whose build of OpenSSH reads the files.") { Choices = Vendors },
        [(typeof(SettingsDocument), "select")] = new(
            "Run these rules only: ids, beginnings of ids, names, categories, ALL. The narrowest word that matches a rule decides."
        ),
        [(typeof(SettingsDocument), "extend-select")] = new("Run these rules as well."),
        [(typeof(SettingsDocument), "ignore")] = new("Do not run these rules."),
        [(typeof(SettingsDocument), "min-severity")] = new("Show findings from this severity on; others are counted."),
        [(typeof(SettingsDocument), "fail-on")] = new("Exit with 1 for shown findings from this severity on."),
        [(typeof(SettingsDocument), "rules")] = new(
            "Single rules by name or id: off, on, a severity, or an object with severity and parameters."
        ),
        [(typeof(SettingsDocument), "overrides")] = new("What is different for some files; of several that match, the later ones win."),
        [(typeof(SettingsDocument), "exclude")] = new(
            "Files that are not searched for in folders: patterns relative to this file. Files that are named are linted anyway."
        ),
        [(typeof(SettingsDocument), "policies")] = new("Requirements of one's own about effective values."),
        [(typeof(SettingsDocument), "rule-packs")] = new(
            "Assemblies with further rules, relative to this file. Only loaded with --allow-rule-packs, or from a file that --config names."
        ),
        [(typeof(OverrideDocument), "files")] = new("Patterns such as legacy/** or **/sshd_config, relative to this file."),
        [(typeof(OverrideDocument), "kind")] = new("Which program reads these files."),
        [(typeof(OverrideDocument), "openssh")] = new("The OpenSSH release that reads these files, such as 9.2.")
        {
            Form = TextForm.Release,
        },
        [(typeof(OverrideDocument), "vendor")] = new("Whose build of OpenSSH reads these files.") { Choices = Vendors },
        [(typeof(OverrideDocument), "rules")] = new("Single rules by name or id, as above."),
        [(typeof(RuleDocument), "severity")] = new("off, on, or how much the findings matter."),
        [(typeof(RuleDocument), "parameters")] = new("The limits and lists of the rule; see the page of the rule."),
        [(typeof(PolicyDocument), "id")] = new("SSH8000 to SSH8499; the rest of SSH8 belongs to profiles.") { Form = TextForm.PolicyId },
        [(typeof(PolicyDocument), "name")] = new("What findings call it: lower-case words joined by hyphens; the id without.")
        {
            Form = TextForm.KebabCase,
        },
        [(typeof(PolicyDocument), "kind")] = new("Which program's files it is about."),
        [(typeof(PolicyDocument), "keyword")] = new("The keyword whose effective value it judges."),
        [(typeof(PolicyDocument), "allowed")] = new("The values that are allowed, in any case."),
        [(typeof(PolicyDocument), "forbidden")] = new("Values that are not allowed, in any case."),
        [(typeof(PolicyDocument), "minimum")] = new("The least that is allowed: a number, or the seconds of a duration."),
        [(typeof(PolicyDocument), "maximum")] = new("The most that is allowed: a number, or the seconds of a duration."),
        [(typeof(PolicyDocument), "algorithms-allowed")] = new("Names or patterns; nothing else may be in the effective list."),
        [(typeof(PolicyDocument), "algorithms-forbidden")] = new("Names or patterns; none of them may be in the effective list."),
        [(typeof(PolicyDocument), "explicit")] = new("Whether the value must be written, even where it is the default."),
        [(typeof(PolicyDocument), "why")] = new("The reason, in sentences."),
        [(typeof(PolicyDocument), "severity")] = new("How much its findings matter; warning without."),
        [(typeof(PolicyDocument), "bad")] = new("Configurations that it finds; policy test runs them."),
        [(typeof(PolicyDocument), "good")] = new("Configurations that it does not find; policy test runs them."),
        [(typeof(PolicyDocument), "controls")] = new("The requirements of a baseline that its findings break."),
    }.ToFrozenDictionary();
}

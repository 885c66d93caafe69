using System.Text;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Reporting;

/// <summary>What a rule says of itself: the page in <c>rules/docs</c>, and the text that <c>rule</c> prints.</summary>
public static class RulePage
{
    private const string Repository = "https://github.com/sshconfiglint/sshconfiglint/blob/main/";

    /// <summary>The page as Markdown.</summary>
    public static string Markdown(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var descriptor = rule.Descriptor;
        var page = new StringBuilder()
            .Append($"# {descriptor.Title}\n\n")
            .Append($"`{descriptor.Id}` · `{descriptor.Name}` · {string.Join(" · ", Badges(descriptor))}\n\n")
            .Append($"{Unwrap(descriptor.Why)}\n\n## What to do\n\n{Unwrap(descriptor.Instead)}\n\n");
        if (!descriptor.Parameters.IsEmpty)
        {
            page.Append("## Parameters\n\n| name | meaning | default | range |\n| --- | --- | --- | --- |\n");
            foreach (var parameter in descriptor.Parameters)
            {
                page.Append($"| `{parameter.Name}` | {parameter.Meaning} | {DefaultOf(parameter)} | {parameter.Range} |\n");
            }

            page.Append('\n');
        }

        page.Append("## Examples\n");
        foreach (var example in descriptor.Examples)
        {
            AppendMarkdown(page, rule, example);
        }

        page.Append('\n');
        if (!descriptor.References.IsEmpty)
        {
            page.Append("## References\n\n");
            foreach (var reference in descriptor.References)
            {
                page.Append($"- [{LabelOf(reference)}]({LinkOf(reference)})\n");
            }

            page.Append('\n');
        }

        return page.Append($"The rule: [{SourceOf(descriptor)}]({Repository}{SourceOf(descriptor)})\n").ToString();
    }

    /// <summary>The page as plain text for a terminal.</summary>
    public static string PlainText(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var descriptor = rule.Descriptor;
        var page = new StringBuilder()
            .Append($"{descriptor.Id} {descriptor.Name}\n{descriptor.Title}\n\n")
            .Append($"{string.Join(" · ", Badges(descriptor))}\n\n")
            .Append($"{Unwrap(descriptor.Why)}\n\nWhat to do\n\n{Indent(Unwrap(descriptor.Instead))}\n");
        if (!descriptor.Parameters.IsEmpty)
        {
            page.Append("\nParameters\n\n");
            foreach (var parameter in descriptor.Parameters)
            {
                var range = parameter.Range.Length == 0 ? "" : $", {parameter.Range}";
                page.Append($"  {parameter.Name}: {parameter.Meaning} (default: {DefaultOf(parameter)}{range})\n");
            }
        }

        foreach (var example in descriptor.Examples)
        {
            page.Append($"\n{HeadingOf(descriptor, example)}\n\n{Indent(TextOf(rule, example, example.Text))}\n");
            if (example.IsBad)
            {
                page.Append($"\n{Indent(OutputOf(rule, example))}\n");
            }

            if (example.FixedText is { } fixedText)
            {
                page.Append($"\nAfter the fix\n\n{Indent(TextOf(rule, example, fixedText))}\n");
            }
        }

        if (!descriptor.References.IsEmpty)
        {
            page.Append("\nReferences\n\n");
            foreach (var reference in descriptor.References)
            {
                page.Append($"  {LabelOf(reference)}  {LinkOf(reference)}\n");
            }
        }

        return page.Append($"\nMore: {descriptor.HelpUri}\n").ToString();
    }

    /// <summary>The rule's file, relative to the root of the repository.</summary>
    public static string SourceOf(RuleDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return $"rules/{descriptor.Category}/{ClassNameOf(descriptor.Name)}.cs";
    }

    /// <summary>The name of the class of a rule: its name in Pascal case.</summary>
    public static string ClassNameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Split('-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The address of a reference.</summary>
    /// <exception cref="FormatException">The reference has no scheme that is known.</exception>
    public static string LinkOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var rest = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return reference.Split(':')[0] switch
        {
            "man" =>
                $"https://man.openbsd.org/{rest.Replace("(", ".", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}",
            "rfc" => $"https://www.rfc-editor.org/rfc/rfc{rest}",
            "cve" => $"https://www.cve.org/CVERecord?id={rest}",
            // The benchmarks themselves are not public; the numbers are those of the ComplianceAsCode project.
            "cis" => "https://github.com/ComplianceAsCode/content/blob/master/controls/cis_debian12.yml",
            "stig" => "https://github.com/ComplianceAsCode/content/blob/master/controls/stig_rhel9.yml",
            "src" => $"https://github.com/openssh/openssh-portable/blob/master/{rest.Split(':')[0]}",
            "https" => reference,
            _ => throw new FormatException(
                $"The reference {reference} begins with none of man:, rfc:, cve:, cis:, stig:, src: and https:."
            ),
        };
    }

    private static string LabelOf(string reference)
    {
        var rest = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return reference.Split(':')[0] switch
        {
            "rfc" => $"RFC {rest.Replace("#section-", " section ", StringComparison.Ordinal)}",
            "man" => rest.Replace("#", " ", StringComparison.Ordinal),
            "https" => reference,
            "cis" => $"CIS Debian 12 {rest}",
            "stig" => $"STIG {rest}",
            _ => rest,
        };
    }

    private static string DefaultOf(RuleParameter parameter) => parameter.DefaultValue.ToString() is { Length: > 0 } text ? text : "none";

    private static IEnumerable<string> Badges(RuleDescriptor descriptor)
    {
        yield return descriptor.Category.ToString();
        yield return descriptor.Severity.ToString().ToLowerInvariant();
        yield return descriptor.AppliesTo switch
        {
            ConfigKinds.Client => "client files",
            ConfigKinds.Server => "server files",
            _ => "client and server files",
        };
        yield return $"since {descriptor.Since}";
        if (descriptor.IsAboutPairs)
        {
            yield return "runs with negotiate";
        }

        if (!descriptor.IsEnabledByDefault)
        {
            yield return "off by default";
        }

        yield return descriptor.Fix switch
        {
            FixSafety.None => "no fix",
            FixSafety.Safe => "safe fix",
            _ => "unsafe fix",
        };
    }

    private static void AppendMarkdown(StringBuilder page, Rule rule, Example example)
    {
        page.Append($"\n### {HeadingOf(rule.Descriptor, example)}\n\n").Append(Block("ssh-config", TextOf(rule, example, example.Text)));
        if (example.IsBad)
        {
            page.Append('\n').Append(Block("text", OutputOf(rule, example)));
        }

        if (example.FixedText is { } fixedText)
        {
            page.Append("\nAfter the fix:\n\n").Append(Block("ssh-config", TextOf(rule, example, fixedText)));
        }
    }

    private static string HeadingOf(RuleDescriptor descriptor, Example example)
    {
        var kind = descriptor.AppliesTo == ConfigKinds.Both ? $", {(example.Kind == ConfigKind.Client ? "client" : "server")}" : "";
        var target = example.Target is { } build
            ? $", OpenSSH {build.Version}{(build.Vendor == Vendor.Portable ? "" : $" ({build.Vendor})")}"
            : "";
        var peer = example.Peer is { } other ? $", with {other}" : "";
        return (example.IsBad ? "Reported" : "Not reported") + kind + target + peer;
    }

    /// <summary>An example without markup; several files each below its path. A byte order mark or NUL is made visible.</summary>
    private static string TextOf(Rule rule, Example example, string marked)
    {
        var files = Markup.Parse(marked, ExampleRun.KindOf(rule.Descriptor, example.Kind));
        return string.Join(
            '\n',
            files.Select(file =>
                (files.Length > 1 ? $"# {file.Source.Path}{(file.Unreadable is { } reason ? $" ({reason})" : "")}\n" : "")
                + Visible(file.Source.Content).TrimEnd('\n')
            )
        );
    }

    /// <summary>What the program prints for an example.</summary>
    private static string OutputOf(Rule rule, Example example)
    {
        var run = ExampleRun.Of(rule, example);
        var severity = rule.Descriptor.Severity;
        var report = new LintReport
        {
            Findings = [.. run.Diagnostics.Select(diagnostic => new Finding(diagnostic, severity))],
            Rules = [new EnabledRule(rule.Descriptor, severity)],
            Files = [.. run.Files.Select(file => file.Source)],
        };
        using var output = new StringWriter();
        Reports.Write(ReportFormat.Full, report, new ReportOptions { ToolVersion = "", Quiet = true }, output);
        return output.ToString().Trim('\n');
    }

    private static string Visible(string text) =>
        text.Replace("\uFEFF", "<U+FEFF>", StringComparison.Ordinal)
            .Replace("\0", "<NUL>", StringComparison.Ordinal)
            .Replace("\r", "<CR>", StringComparison.Ordinal);

    private static string Block(string language, string text) => $"```{language}\n{text}\n```\n";

    /// <summary>A descriptor's text is broken where the source is narrow; a page leaves that to the reader's window.</summary>
    private static string Unwrap(string text) =>
        string.Join(
            "\n\n",
            text.Trim().Split("\n\n").Select(paragraph => string.Join(' ', paragraph.Split('\n').Select(line => line.Trim())))
        );

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : $"  {line}"));
}

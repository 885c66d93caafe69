using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchHostRenamed : Rule
{
    private const int MaxCriteria = 64;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1030",
            Name = "match-host-renamed",
            Title = "Match host names an alias that HostName has replaced",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `Host` compares the name as it is typed, `Match host` what `HostName` has made of it by then. For an alias with a `HostName`
                above, the block does not apply.
                """,
            Instead = "Write `Match originalhost`, which compares what was typed, or name the real host.",
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Match", "src:readconf.c: match_cfg_line"],
            Examples =
            [
                Example.Bad(
                    "Host web\n    HostName web.example.org\nMatch host [|web|] user root\n    IdentityFile ~/.ssh/root\n",
                    @fixed: "Host web\n    HostName web.example.org\nMatch originalhost web user root\n    IdentityFile ~/.ssh/root\n"
                ),
                Example.Good("Host web\n    HostName web.example.org\nMatch originalhost web user root\n    IdentityFile ~/.ssh/root\n"),
                Example.Good("Host web\n    HostName web.example.org\nMatch host web.example.org\n    User root\n"),
                Example.Good("Match host web\n    User root\nHost web\n    HostName web.example.org\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var criteria = model
            .DirectivesOf("Match")
            .SelectMany(header => model.CriteriaOf(header).Select(criterion => (Header: header, Criterion: criterion)))
            .Where(pair => pair.Criterion is { Info.Name: "host", IsNegated: false })
            // Each costs a walk through all HostName lines.
            .Take(MaxCriteria)
            .ToList();
        // A canonical name is compared in the second reading, and is not known here.
        if (criteria.Count == 0 || model.DirectivesOf("HostName").IsEmpty || SecondPass.Canonicalises(model))
        {
            return;
        }

        var aliases = Aliases(model);
        var names = model.DirectivesOf("HostName").Select(line => line.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (header, criterion) in criteria)
        {
            var list = criterion.Argument!;
            foreach (var alias in list.Split(',').Where(alias => aliases.ContainsKey(alias) && !names.Contains(alias)))
            {
                if (NameOf(model, aliases[alias], alias, header) is not var (name, line) || IsTaken(list, name))
                {
                    continue;
                }

                context.Report(
                    header,
                    criterion.ArgumentSpan,
                    $"`{alias}` does not match here: `HostName` has made it `{name}`",
                    related: [Line.Related(line, "set here, above the `Match` line")],
                    fix: FixFor(header, criterion, alias)
                );
                break;
            }
        }
    }

    /// <summary>The blocks of literal names.</summary>
    private static Dictionary<string, ConfigBlock> Aliases(ConfigModel model)
    {
        var aliases = new Dictionary<string, ConfigBlock>(StringComparer.Ordinal);
        foreach (
            var header in model.DirectivesOf("Host").Where(header => header.IsValid && header.Block.Parent is null or { IsGlobal: true })
        )
        {
            foreach (var word in header.Words.Where(word => WildcardPattern.IsLiteral(word.Value) && header.TakesHost(word.Value)))
            {
                aliases.TryAdd(word.Value, header.Block);
            }
        }

        return aliases;
    }

    /// <summary>What the alias is called when the Match line is read; null when nothing or nothing certain renames it.</summary>
    private static (string Name, BoundDirective Line)? NameOf(ConfigModel model, ConfigBlock block, string alias, BoundDirective header)
    {
        var value = model.Effective("HostName", block);
        if (value.Origin is not { } line || line.Block != block || line.Index > header.Index || !value.MayBeat.IsEmpty)
        {
            return null;
        }

        var name = line.Value.Replace("%h", alias, StringComparison.Ordinal);
        return name.Contains('%') ? null : (name, line);
    }

    private static bool IsTaken(string list, string name) => WildcardPattern.IsListMatch(list.ToLowerInvariant(), name.ToLowerInvariant());

    private static Fix? FixFor(BoundDirective header, MatchCriterion criterion, string alias) =>
        criterion.Argument == alias
        && header.Words.Any(word =>
            word.Span.Start == criterion.Span.Start && word.Value.Equals("host", StringComparison.OrdinalIgnoreCase)
        )
            ? new Fix(
                "Compare what was typed",
                FixSafety.Unsafe,
                [new TextEdit(new TextSpan(criterion.Span.Start, "host".Length), "originalhost")]
            )
            : null;
}

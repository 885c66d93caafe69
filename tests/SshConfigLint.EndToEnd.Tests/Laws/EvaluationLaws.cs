using CsCheck;
using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.EndToEnd.Tests.Laws;

/// <summary>What never changes an evaluation. A failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class EvaluationLaws
{
    private const int Count = 1000;

    /// <summary>First wins, and yet a later line can add something.</summary>
    private static readonly string[] _exceptions =
    [
        // A path counts beside an earlier yes or no (readconf.c: oForwardAgent).
        "ForwardAgent",
        // Size and time are set apart (readconf.c: oRekeyLimit).
        "RekeyLimit",
        // ProxyJump none and ProxyCommand depend on each other (readconf.c: parse_jump).
        "ProxyJump",
        "ProxyCommand",
        // From 8.7 to 9.6 any must stand alone in the whole file (servconf.c: sAuthenticationMethods).
        "AuthenticationMethods",
        // An active line ends ssh.
        "RefuseConnection",
    ];

    private static readonly Gen<(int Files, int Change)> _seeds = Gen.Select(Gen.Int.Positive, Gen.Int);

    public static TheoryData<ConfigKind> Kinds => [ConfigKind.Client, ConfigKind.Server];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Comments_and_blank_lines_change_nothing(ConfigKind kind) =>
        Check(kind, (files, random) => files.With(text => Respelling.Comments(text, random)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_case_of_keywords_changes_nothing(ConfigKind kind) =>
        Check(kind, (files, random) => files.With(text => Respelling.KeywordCase(text, random)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_equals_sign_instead_of_a_blank_changes_nothing(ConfigKind kind) =>
        Check(kind, (files, random) => files.With(text => Respelling.Separator(text, random)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Quotes_change_nothing(ConfigKind kind) =>
        Check(kind, (files, random) => files.With(text => Respelling.Quotes(text, random, kind, files.Target)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_keyword_that_is_set_already_changes_nothing(ConfigKind kind)
    {
        var changed = 0;
        Check(
            kind,
            (files, random) =>
            {
                var repeated = Repeated(files, random);
                changed += ReferenceEquals(repeated, files) ? 0 : 1;
                return repeated;
            }
        );
        Assert.True(changed > Count / 10, $"only {changed} of {Count} files could be changed");
    }

    private static void Check(ConfigKind kind, Func<RandomFiles, Random, RandomFiles> change) =>
        _seeds.Sample(
            seeds =>
            {
                var files = RandomFiles.Create(kind, seeds.Files);
                var changed = change(files, new Random(seeds.Change));
                var (expected, actual) = (files.Result(), changed.Result());
                if (expected != actual)
                {
                    Assert.Fail(
                        $"{files}\nbecame\n{changed}\nbefore:\n{RandomRun.Only(expected, actual)}\nafter:\n{RandomRun.Only(actual, expected)}"
                    );
                }
            },
            iter: Count
        );

    /// <summary>The files with a first-wins keyword that is set given once more with another value, below the line that decides.</summary>
    private static RandomFiles Repeated(RandomFiles files, Random random)
    {
        var config = files.Evaluation();
        var deciding = config
            .Lines.Where(line => line.Origins is [{ Keyword: { } keyword }] && IsFirstWins(keyword, files.Target))
            .Select(line => line.Origins[0])
            .ToList();
        if (!config.IsAccepted || deciding.Count == 0)
        {
            return files;
        }

        var origin = deciding[random.Next(deciding.Count)];
        var line = $"{origin.Keyword!.Name} {Value(files, origin.Keyword, random)}";
        if (!IsTaken(files, line))
        {
            return files;
        }

        return files with
        {
            Files =
            [
                .. files.Files.Select(file =>
                    origin.File.Path.EndsWith($"/{file.Name}", StringComparison.Ordinal)
                        ? (file.Name, Below(file.Text, origin, line))
                        : file
                ),
            ],
        };
    }

    private static string Below(string text, BoundDirective origin, string line)
    {
        var end = origin.Syntax.Line.End;
        return end > 0 && text[end - 1] == '\n' ? text.Insert(end, $"{line}\n") : text.Insert(end, $"\n{line}");
    }

    private static bool IsFirstWins(KeywordInfo keyword, Target target) =>
        keyword.RepetitionIn(target.Version) is Repetition.FirstWins or Repetition.FirstLineWins && !_exceptions.Contains(keyword.Name);

    private static string Value(RandomFiles files, KeywordInfo keyword, Random random) =>
        files.Kind == ConfigKind.Client
            ? new ClientValues(files.Target).Right(new RandomFileStyle(random, 0, 0, HasFinalPass: false, IsOddlyWritten: false), keyword)
            : new ServerValues(random, files.Target).Of(keyword);

    private static bool IsTaken(RandomFiles files, string line)
    {
        var alone = files with { Files = [("config", $"{line}\n")] };
        return !alone.Model().Problems.Any(problem => problem.Effect is ProblemEffect.Rejected or ProblemEffect.FailsOnUse);
    }
}

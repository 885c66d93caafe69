using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Benchmarks;

/// <summary>Text to model, and model to findings of all rules.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private SourceText _text = SourceText.From("");
    private ConfigModel _model = Load(SourceText.From(""));

    [Params(10, 1_000, 10_000, 20_000)]
    public int Blocks { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = LargeFile.OfBlocks(Blocks);
        _model = Load(_text);
    }

    [Benchmark]
    public ConfigModel Model() => Load(_text);

    [Benchmark]
    public ImmutableArray<Diagnostic> Rules() => Linter.Run(_model, RuleCatalog.All);

    private static ConfigModel Load(SourceText text) => ConfigModel.Load(text, ConfigKind.Client, Target.Default, new InMemoryFiles());
}

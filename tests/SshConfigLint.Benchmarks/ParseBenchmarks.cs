using BenchmarkDotNet.Attributes;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.Benchmarks;

/// <summary>Text to tree. Twice the blocks should cost twice the time.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private SourceText _text = SourceText.From("");

    [Params(10, 1_000, 10_000, 20_000)]
    public int Blocks { get; set; }

    [GlobalSetup]
    public void Setup() => _text = LargeFile.OfBlocks(Blocks);

    [Benchmark]
    public SyntaxTree Parse() => SyntaxTree.Parse(_text);
}
